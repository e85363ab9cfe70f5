-- The rules read their tables in public: a session's own temporary table of the same name would come first.
ALTER FUNCTION counted_decisions(uuid, integer) SET search_path = public, pg_temp;
ALTER FUNCTION guard_change() SET search_path = public, pg_temp;
ALTER FUNCTION guard_decision() SET search_path = public, pg_temp;
ALTER FUNCTION guard_role_holding() SET search_path = public, pg_temp;
ALTER FUNCTION guard_policy_version() SET search_path = public, pg_temp;
--> statement-breakpoint
-- Nothing of a finished change is edited but who may see it: an embargo ends (D120).
CREATE FUNCTION guard_finished_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  still CONSTANT text[] := ARRAY['restricted', 'version', 'updated_at'];
BEGIN
  IF to_jsonb(NEW) - still IS DISTINCT FROM to_jsonb(OLD) - still THEN
    PERFORM refuse('This change is finished and is not edited any more.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_finished_change BEFORE UPDATE ON change FOR EACH ROW
  WHEN (OLD.status IN ('closed', 'cancelled') AND NEW.status = OLD.status) EXECUTE FUNCTION guard_finished_change();
--> statement-breakpoint
-- Who wrote a revision that is being decided remains one of its authors, and so out of its decisions (R05).
CREATE FUNCTION guard_authors() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT NEW.authors @> OLD.authors THEN
    PERFORM refuse('The authors of a revision stay its authors.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_authors BEFORE UPDATE ON change FOR EACH ROW
  WHEN (NEW.revision = OLD.revision AND OLD.status IN ('in_review', 'deferred', 'approved_with_conditions', 'approved', 'scheduled'))
  EXECUTE FUNCTION guard_authors();
--> statement-breakpoint
-- A holding is ended, never turned into another.
CREATE FUNCTION guard_holding_history() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.person_id, NEW.role, NEW.since, NEW.granted_by) IS DISTINCT FROM (OLD.id, OLD.person_id, OLD.role, OLD.since, OLD.granted_by) THEN
    PERFORM refuse('A role that is held can never become another; end it and grant the other.');
  END IF;
  IF OLD.ended_at IS NOT NULL THEN
    PERFORM refuse('A role that ended stays ended; grant it anew.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_holding_history BEFORE UPDATE ON role_holding FOR EACH ROW EXECUTE FUNCTION guard_holding_history();
--> statement-breakpoint
-- Who proposes a policy version does not activate it (D117, c14).
CREATE FUNCTION guard_policy_activation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.activated_by = NEW.proposed_by THEN
    PERFORM refuse('Ask another person to activate the policy that you proposed.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_policy_activation BEFORE INSERT OR UPDATE ON policy_version FOR EACH ROW EXECUTE FUNCTION guard_policy_activation();
