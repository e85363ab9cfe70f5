CREATE TABLE "import_batch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" serial NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"digest" text,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"status" text DEFAULT 'uploading' NOT NULL,
	"profile" jsonb,
	"mapping" jsonb,
	"result" jsonb,
	"checked_at" timestamp (3) with time zone,
	"skip_broken" boolean DEFAULT false NOT NULL,
	"started_by" uuid,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"stopped" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"held_until" timestamp (3) with time zone,
	"progress_at" timestamp (3) with time zone,
	CONSTRAINT "import_batch_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "import_piece" (
	"batch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_piece_batch_id_seq_pk" PRIMARY KEY("batch_id","seq")
);
--> statement-breakpoint
CREATE TABLE "import_problem" (
	"id" serial PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column" text NOT NULL,
	"value" text NOT NULL,
	"kind" text NOT NULL,
	"more" text
);
--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "import_batch_id" uuid;--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "external_reference" text;--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_started_by_person_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_piece" ADD CONSTRAINT "import_piece_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_batch_due" ON "import_batch" USING btree ("number") WHERE "import_batch"."status" in ('reading', 'checking', 'running', 'undoing');--> statement-breakpoint
CREATE INDEX "import_problem_batch" ON "import_problem" USING btree ("batch_id","line","id");--> statement-breakpoint
ALTER TABLE "change" ADD CONSTRAINT "change_import_batch_id_import_batch_id_fk" FOREIGN KEY ("import_batch_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_copied_from" ON "change" USING btree ("copied_from_id") WHERE "change"."copied_from_id" is not null;--> statement-breakpoint
CREATE INDEX "change_import" ON "change" USING btree ("import_batch_id","id") WHERE "change"."import_batch_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "change_external_reference" ON "change" USING btree ("external_reference") WHERE "change"."external_reference" is not null;--> statement-breakpoint
CREATE INDEX "timer_change" ON "timer" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "notification_change" ON "notification" USING btree ("change_id") WHERE "notification"."change_id" is not null;--> statement-breakpoint

-- A change is born as a draft, but for the history that a running import brings: closed or cancelled, and claiming no approval.
CREATE FUNCTION guard_imported_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.id = NEW.import_batch_id AND b.status = 'running') THEN
    PERFORM refuse('Only an import that is running brings changes in.');
  END IF;
  IF NEW.status NOT IN ('draft', 'closed', 'cancelled') THEN
    PERFORM refuse('An imported change is history or a draft.');
  END IF;
  IF NEW.external_reference IS NULL OR NEW.origin IS NULL THEN
    PERFORM refuse('An imported change says where it comes from.');
  END IF;
  IF NEW.revision <> 0 OR NEW.version <> 1 OR NEW.policy_version IS NOT NULL OR NEW.first_submitted_at IS NOT NULL OR NEW.submitted_at IS NOT NULL
     OR NEW.decision_due_at IS NOT NULL OR NEW.approved_at IS NOT NULL OR NEW.scheduled_at IS NOT NULL OR NEW.review_due_at IS NOT NULL THEN
    PERFORM refuse('An imported change claims no submission and no approval.');
  END IF;
  IF NEW.status <> 'closed' AND (NEW.outcome IS NOT NULL OR NEW.closed_at IS NOT NULL) OR NEW.status = 'closed' AND NEW.closed_at IS NULL THEN
    PERFORM refuse('Closed history has a closing time, and only it has an outcome.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER guard_change ON change;
--> statement-breakpoint
CREATE TRIGGER guard_change BEFORE UPDATE ON change FOR EACH ROW EXECUTE FUNCTION guard_change();
CREATE TRIGGER guard_change_birth BEFORE INSERT ON change FOR EACH ROW
  WHEN (NEW.import_batch_id IS NULL AND NEW.external_reference IS NULL AND NEW.origin IS NULL) EXECUTE FUNCTION guard_change();
CREATE TRIGGER guard_imported_birth BEFORE INSERT ON change FOR EACH ROW
  WHEN (NEW.import_batch_id IS NOT NULL OR NEW.external_reference IS NOT NULL OR NEW.origin IS NOT NULL) EXECUTE FUNCTION guard_imported_change();
--> statement-breakpoint
CREATE FUNCTION guard_origin() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse('Where a change comes from never changes.');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_origin BEFORE UPDATE OF import_batch_id, external_reference, origin ON change FOR EACH ROW
  WHEN ((NEW.import_batch_id, NEW.external_reference, NEW.origin) IS DISTINCT FROM (OLD.import_batch_id, OLD.external_reference, OLD.origin))
  EXECUTE FUNCTION guard_origin();
--> statement-breakpoint
-- History does not grow: nothing is decided, assessed, implemented or reviewed of a change that came in finished.
CREATE FUNCTION guard_history() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM change c WHERE c.id = NEW.change_id AND c.import_batch_id IS NOT NULL AND c.revision = 0 AND c.status IN ('closed', 'cancelled')) THEN
    PERFORM refuse('This change was imported as history; nothing is added to it but comments.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_history BEFORE INSERT ON approval_step FOR EACH ROW EXECUTE FUNCTION guard_history();
CREATE TRIGGER guard_history BEFORE INSERT ON change_revision FOR EACH ROW EXECUTE FUNCTION guard_history();
CREATE TRIGGER guard_history BEFORE INSERT ON risk_assessment FOR EACH ROW EXECUTE FUNCTION guard_history();
CREATE TRIGGER guard_history BEFORE INSERT ON implementation_run FOR EACH ROW EXECUTE FUNCTION guard_history();
CREATE TRIGGER guard_history BEFORE INSERT ON review FOR EACH ROW EXECUTE FUNCTION guard_history();
--> statement-breakpoint
-- What somebody has worked with since is no longer the import's to take back.
CREATE FUNCTION touched_since_import(subject change) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT subject.version <> 1 OR subject.revision <> 0
    OR EXISTS (SELECT 1 FROM change_comment k WHERE k.change_id = subject.id)
    OR EXISTS (SELECT 1 FROM change_file f WHERE f.change_id = subject.id)
    OR EXISTS (SELECT 1 FROM change c WHERE c.copied_from_id = subject.id)
$$;
--> statement-breakpoint
-- The only way in which a change is ever removed (A53): the undoing of the import that brought it, untouched.
CREATE FUNCTION guard_removal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.import_batch_id IS NULL OR NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.id = OLD.import_batch_id AND b.status = 'undoing') OR touched_since_import(OLD) THEN
    PERFORM refuse('A change is cancelled, never deleted.');
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_removal BEFORE DELETE ON change FOR EACH ROW EXECUTE FUNCTION guard_removal();
--> statement-breakpoint
CREATE FUNCTION remove_imported(batch uuid, at_most integer) RETURNS TABLE (removed text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone uuid[];
BEGIN
  SELECT array_agg(c.id) INTO gone FROM (SELECT c.* FROM change c WHERE c.import_batch_id = batch AND NOT touched_since_import(c) ORDER BY c.id LIMIT at_most FOR UPDATE) c;
  DELETE FROM change_service s WHERE s.change_id = ANY (gone);
  DELETE FROM notification n WHERE n.change_id = ANY (gone);
  DELETE FROM change_words w WHERE w.change_id = ANY (gone);
  DELETE FROM change_unlearned u WHERE u.change_id = ANY (gone);
  RETURN QUERY DELETE FROM change c WHERE c.id = ANY (gone) RETURNING c.number;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION remove_imported(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_imported(uuid, integer) TO cabinet_app;
REVOKE DELETE ON import_batch FROM cabinet_app;
--> statement-breakpoint
-- A change is found by its number in the other system, too, and by what that system said of it.
CREATE OR REPLACE FUNCTION text_of_change(subject uuid, OUT number text, OUT title text, OUT reasons text, OUT plans text, OUT comments text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.number, searchable(c.title),
    searchable(concat_ws(' ', c.external_reference, c.content ->> 'description', c.content ->> 'justification', c.origin ->> 'note',
      (SELECT string_agg(part #>> '{}', ' ') FROM jsonb_path_query(c.origin, 'lax $.services[*]') part),
      (SELECT string_agg(part #>> '{}', ' ') FROM jsonb_path_query(c.origin, 'lax $.components[*]') part))),
    searchable(left(plan_text(c.content), 60000)),
    searchable(left((SELECT string_agg(m.body, ' ' ORDER BY m.created_at DESC) FROM change_comment m WHERE m.change_id = c.id), 60000))
  FROM change c WHERE c.id = subject
$$;
