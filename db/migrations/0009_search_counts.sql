DROP INDEX "change_restricted";--> statement-breakpoint
DROP INDEX "change_service_service";--> statement-breakpoint
CREATE INDEX "change_restricted" ON "change" USING btree ("updated_at") WHERE "change"."restricted";--> statement-breakpoint
CREATE INDEX "change_service_service" ON "change_service" USING btree ("service_id","change_id");--> statement-breakpoint
-- An imported change is found by the number that it had before.
CREATE OR REPLACE FUNCTION text_of_change(subject uuid, OUT number text, OUT title text, OUT reasons text, OUT plans text, OUT comments text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.number, searchable(concat_ws(' ', c.title, c.external_reference)),
    searchable(concat_ws(' ', c.content ->> 'description', c.content ->> 'justification')),
    searchable(left(plan_text(c.content), 60000)),
    searchable(left((SELECT string_agg(m.body, ' ' ORDER BY m.created_at DESC) FROM change_comment m WHERE m.change_id = c.id), 60000))
  FROM change c WHERE c.id = subject
$$;
