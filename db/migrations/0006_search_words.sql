-- What a change is found by: its number and title (A), why and what (B), its plans (C), its comments (D).

-- Words apart that the parser would keep as one: a path, a joined name, a number with its sign. CHG-1024 stays one word.
CREATE FUNCTION searchable(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(said, '\mCHG-(\d+)\M', 'CHG\1', 'gi'), '[/\\_|=:<>]+', ' ', 'g'), '-(?=\d)', ' ', 'g')
$$;
--> statement-breakpoint
-- As they are said and by their English stems, so that a word cut short, one of another language and "migrating" are all found.
CREATE FUNCTION weighed_words(said text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT setweight(to_tsvector('simple', said) || to_tsvector('english', said), weight)
$$;
--> statement-breakpoint
CREATE FUNCTION plan_text(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_agg(concat_ws(' ', part ->> 'title', part ->> 'detail', part ->> 'evidence', part ->> 'audience', part ->> 'channel',
    part ->> 'when', part ->> 'message'), ' ')
  FROM (SELECT jsonb_path_query(content, 'lax $.steps[*]') UNION ALL SELECT jsonb_path_query(content, 'lax $.tests[*]')
    UNION ALL SELECT jsonb_path_query(content, 'lax $.rollback.steps[*]')
    UNION ALL SELECT jsonb_path_query(content, 'lax $.communication[*]')) parts (part)
$$;
--> statement-breakpoint
-- The parts of a change's text, cut so that even a book of it stays far below the limit of a tsvector.
CREATE FUNCTION text_of_change(subject uuid, OUT number text, OUT title text, OUT reasons text, OUT plans text, OUT comments text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.number, searchable(c.title),
    searchable(concat_ws(' ', c.content ->> 'description', c.content ->> 'justification')),
    searchable(left(plan_text(c.content), 60000)),
    searchable(left((SELECT string_agg(m.body, ' ' ORDER BY m.created_at DESC) FROM change_comment m WHERE m.change_id = c.id), 60000))
  FROM change c WHERE c.id = subject
$$;
--> statement-breakpoint
CREATE FUNCTION words_of_change(subject uuid) RETURNS tsvector LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  said record;
  named tsvector;
BEGIN
  SELECT * INTO said FROM text_of_change(subject);
  named := format('''%s'':1A ''%s'':1A', lower(replace(said.number, '-', '')), substr(said.number, 5))::tsvector
    || weighed_words(coalesce(said.title, ''), 'A');
  RETURN named || weighed_words(coalesce(said.reasons, ''), 'B') || weighed_words(coalesce(said.plans, ''), 'C')
    || weighed_words(coalesce(said.comments, ''), 'D');
EXCEPTION WHEN program_limit_exceeded THEN
  -- Text without end and without a repeated word. The change is saved and found by its title.
  RETURN named;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_words(subject uuid) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO change_words VALUES (subject, words_of_change(subject))
    ON CONFLICT (change_id) DO UPDATE SET words = excluded.words WHERE change_words.words <> excluded.words;
  -- Locks the row that is there, so that the worker does not take it before these words are committed.
  INSERT INTO change_unlearned VALUES (subject) ON CONFLICT (change_id) DO UPDATE SET change_id = excluded.change_id
$$;
--> statement-breakpoint
CREATE FUNCTION keep_words_of_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM keep_words(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_words_of_comment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM keep_words(NEW.change_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_words AFTER INSERT ON change FOR EACH ROW EXECUTE FUNCTION keep_words_of_change();
CREATE TRIGGER keep_new_words AFTER UPDATE OF content ON change FOR EACH ROW
  WHEN (NEW.content IS DISTINCT FROM OLD.content) EXECUTE FUNCTION keep_words_of_change();
CREATE TRIGGER keep_words AFTER INSERT ON change_comment FOR EACH ROW EXECUTE FUNCTION keep_words_of_comment();
--> statement-breakpoint

-- The query for these words, each of which must be there; the last one may be cut short. Common words ("the") ask for
-- nothing while there are others. Immutable, so that the planner knows how many rows to expect.
CREATE FUNCTION search_query(terms text[], cut boolean) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
  whole tsquery := '';
  common tsquery := '';
  said tsquery;
  stem tsquery;
  term text;
BEGIN
  FOR at IN 1 .. coalesce(cardinality(terms), 0) LOOP
    term := searchable(terms[at]);
    said := phraseto_tsquery('simple', term);
    IF cut AND at = cardinality(terms) AND length(term) > 2 THEN
      said := said || to_tsquery('simple', '''' || replace(replace(term, '\', '\\'), '''', '''''') || ''':*');
    END IF;
    stem := phraseto_tsquery('english', term);
    IF numnode(stem) = 0 THEN common := common && said; ELSE whole := whole && (said || stem); END IF;
  END LOOP;
  RETURN CASE WHEN numnode(whole) = 0 THEN common ELSE whole END;
END $$;
--> statement-breakpoint

CREATE FUNCTION near_words(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_agg(DISTINCT overlay(word PLACING '' FROM at FOR length)) FROM (SELECT 1 AS at, 0 AS length
    UNION ALL SELECT generate_series(1, length(word)), 1) cuts
$$;
--> statement-breakpoint

-- Slugs of the services, beside the other columns that lists filter by.
CREATE FUNCTION name_services() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.service_slugs := ARRAY(SELECT slug #>> '{}' FROM jsonb_path_query(NEW.content, 'lax $.services[*]') slug);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER name_services BEFORE INSERT OR UPDATE OF content ON change FOR EACH ROW EXECUTE FUNCTION name_services();
--> statement-breakpoint

-- What is there already. No rule of a change is touched by it.
ALTER TABLE change DISABLE TRIGGER USER;
UPDATE change SET service_slugs = ARRAY(SELECT slug #>> '{}' FROM jsonb_path_query(content, 'lax $.services[*]') slug);
ALTER TABLE change ENABLE TRIGGER USER;
INSERT INTO change_words SELECT id, words_of_change(id) FROM change;
INSERT INTO change_unlearned SELECT id FROM change;
