-- Rules that hold whatever code runs. Each has a test in db/guards.test.ts that tries to break it.
-- SQLSTATE CB001 marks a rule of ours: the kernel turns it into a refusal with the same sentence.

-- Rights of the app's role (R12). The owner migrates, the app serves.
GRANT USAGE ON SCHEMA public TO cabinet_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO cabinet_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO cabinet_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cabinet_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO cabinet_app;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_event, decision, change_revision, risk_assessment, change_comment, file_blob, policy_version, override_voice, board_ruling FROM cabinet_app;
GRANT UPDATE (activated_by, activated_at) ON policy_version TO cabinet_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_stream FROM cabinet_app;
-- A change is cancelled, never deleted (A53); nor are people, steps or runs.
REVOKE DELETE ON change, person, role_holding, approval_step, approval_condition, implementation_run, review, conflict_override, change_file FROM cabinet_app;
GRANT UPDATE (voided_at, voided_by) ON board_ruling TO cabinet_app;
--> statement-breakpoint

-- 1. Only legal moves; a terminal change never moves (R04, R07). The same table as lib/change/lifecycle.ts.
CREATE TABLE change_move (from_status text NOT NULL, to_status text NOT NULL, PRIMARY KEY (from_status, to_status));
INSERT INTO change_move VALUES
  ('draft', 'submitted'), ('draft', 'cancelled'),
  ('submitted', 'in_review'), ('submitted', 'draft'), ('submitted', 'cancelled'),
  ('in_review', 'approved'), ('in_review', 'approved_with_conditions'), ('in_review', 'rejected'), ('in_review', 'deferred'), ('in_review', 'draft'), ('in_review', 'cancelled'),
  ('deferred', 'in_review'), ('deferred', 'draft'), ('deferred', 'cancelled'),
  ('approved_with_conditions', 'approved'), ('approved_with_conditions', 'in_review'), ('approved_with_conditions', 'draft'), ('approved_with_conditions', 'cancelled'),
  ('approved', 'scheduled'), ('approved', 'in_review'), ('approved', 'draft'), ('approved', 'cancelled'),
  ('scheduled', 'implementing'), ('scheduled', 'approved'), ('scheduled', 'in_review'), ('scheduled', 'draft'), ('scheduled', 'cancelled'),
  ('implementing', 'validating'), ('implementing', 'rolling_back'), ('implementing', 'in_pir'),
  ('validating', 'in_pir'), ('validating', 'rolling_back'),
  ('rolling_back', 'in_pir'),
  ('in_pir', 'closed'),
  ('rejected', 'submitted');
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON change_move FROM cabinet_app;
--> statement-breakpoint
CREATE FUNCTION refuse(sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'CB001', MESSAGE = sentence;
END $$;
--> statement-breakpoint
-- A decision counts while no later row takes it back.
CREATE FUNCTION counted_decisions(subject uuid, of_revision integer) RETURNS SETOF decision LANGUAGE sql STABLE AS $$
  SELECT d.* FROM decision d
  WHERE d.change_id = subject AND d.revision = of_revision
    AND d.kind IN ('approve', 'approve_with_conditions', 'reject', 'abstain')
    AND NOT EXISTS (SELECT 1 FROM decision v WHERE v.voids = d.id)
$$;
--> statement-breakpoint
CREATE FUNCTION guard_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'draft' THEN PERFORM refuse('A change begins as a draft.'); END IF;
    RETURN NEW;
  END IF;
  IF NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.requestor_id <> OLD.requestor_id THEN
    PERFORM refuse('The number and the requestor of a change never change.');
  END IF;
  IF NEW.revision < OLD.revision OR NEW.revision > OLD.revision + 1 THEN
    PERFORM refuse('Revisions count up one by one.');
  END IF;
  IF NEW.status = OLD.status THEN
    IF OLD.status IN ('closed', 'cancelled') AND (NEW.content, NEW.outcome, NEW.revision) IS DISTINCT FROM (OLD.content, OLD.outcome, OLD.revision) THEN
      PERFORM refuse('This change is finished and is not edited any more.');
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM change_move WHERE from_status = OLD.status AND to_status = NEW.status) THEN
    PERFORM refuse(format('A change cannot go from %s to %s.', OLD.status, NEW.status));
  END IF;
  IF OLD.status = 'rejected' AND NEW.revision = OLD.revision THEN
    PERFORM refuse('A rejection ends the revision; resubmit as a new one.');
  END IF;
  IF NEW.status IN ('approved', 'approved_with_conditions', 'scheduled', 'implementing') THEN
    IF EXISTS (SELECT 1 FROM counted_decisions(NEW.id, NEW.revision) d
               WHERE d.person_id = NEW.requestor_id OR d.person_id = NEW.implementer_id OR d.person_id = ANY (NEW.authors)) THEN
      PERFORM refuse('A counted decision was given by the requestor, the implementer or an author of this revision.');
    END IF;
    IF EXISTS (SELECT 1 FROM counted_decisions(NEW.id, NEW.revision) d WHERE d.kind IN ('approve', 'approve_with_conditions') AND d.digest <> NEW.digest) THEN
      PERFORM refuse('A counted decision was given on other content.');
    END IF;
    IF NEW.status <> 'implementing' AND OLD.status NOT IN ('implementing')
       AND NOT EXISTS (SELECT 1 FROM approval_step s WHERE s.change_id = NEW.id AND s.revision = NEW.revision AND s.blocking) THEN
      PERFORM refuse('Nothing is approved by nobody: this revision has no required decision.');
    END IF;
    IF EXISTS (SELECT 1 FROM approval_step s WHERE s.change_id = NEW.id AND s.revision = NEW.revision AND s.blocking
               AND s.status NOT IN ('approved', 'approved_with_conditions')) THEN
      PERFORM refuse('A required decision is still missing.');
    END IF;
  END IF;
  IF NEW.status IN ('approved', 'scheduled', 'implementing') AND EXISTS (
       SELECT 1 FROM approval_condition c WHERE c.change_id = NEW.id AND c.revision = NEW.revision AND c.met_at IS NULL
         AND EXISTS (SELECT 1 FROM counted_decisions(NEW.id, NEW.revision) d WHERE d.id = c.decision_id)) THEN
    PERFORM refuse('A condition of an approval is still open.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_change BEFORE INSERT OR UPDATE ON change FOR EACH ROW EXECUTE FUNCTION guard_change();
--> statement-breakpoint

-- 2. A decision never changes; one counted decision per person and revision, votes included (D111);
--    none by the requestor, the implementer or an author of the revision (R05).
CREATE FUNCTION guard_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject change%ROWTYPE;
  target decision%ROWTYPE;
BEGIN
  -- The lock makes the checks below hold against decisions made at the same time (R03).
  SELECT * INTO subject FROM change WHERE id = NEW.change_id FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM approval_step s WHERE s.id = NEW.step_id AND s.change_id = NEW.change_id AND s.revision = NEW.revision) THEN
    PERFORM refuse('A decision belongs to a step of its own revision.');
  END IF;
  IF NEW.revision <> subject.revision THEN
    PERFORM refuse('This revision has been replaced; decide on the present one.');
  END IF;
  IF NEW.kind IN ('approve', 'approve_with_conditions', 'reject', 'abstain') THEN
    IF NEW.person_id IS NULL THEN PERFORM refuse('A decision is given by a person.'); END IF;
    IF NEW.person_id = subject.requestor_id OR NEW.person_id = subject.implementer_id OR NEW.person_id = ANY (subject.authors) THEN
      PERFORM refuse('The requestor, the implementer and the authors of a revision do not decide on it.');
    END IF;
    IF NEW.digest <> subject.digest THEN
      PERFORM refuse('The content changed since it was shown; review it and decide again.');
    END IF;
    -- A ratification may still come while the change is under way (D10).
    IF subject.status NOT IN ('in_review', 'deferred') AND NOT (
         subject.status IN ('approved', 'approved_with_conditions', 'scheduled', 'implementing', 'validating', 'rolling_back', 'in_pir')
         AND EXISTS (SELECT 1 FROM approval_step s WHERE s.id = NEW.step_id AND NOT s.blocking)) THEN
      PERFORM refuse('This change is not being decided.');
    END IF;
    IF EXISTS (SELECT 1 FROM counted_decisions(NEW.change_id, NEW.revision) d WHERE d.person_id = NEW.person_id) THEN
      PERFORM refuse('One person gives one counted decision per revision.');
    END IF;
  END IF;
  IF NEW.kind IN ('withdraw', 'dispute', 'void') THEN
    SELECT * INTO target FROM decision WHERE id = NEW.voids;
    IF target.id IS NULL OR target.change_id <> NEW.change_id OR target.revision <> NEW.revision
       OR target.kind NOT IN ('approve', 'approve_with_conditions', 'reject', 'abstain') THEN
      PERFORM refuse('Name the decision of this revision that is taken back.');
    END IF;
    IF NEW.kind IN ('withdraw', 'dispute') AND NEW.person_id IS DISTINCT FROM target.person_id THEN
      PERFORM refuse('Only the person whose word it is takes it back.');
    END IF;
    IF NEW.kind = 'withdraw' AND subject.status NOT IN ('in_review', 'deferred') THEN
      PERFORM refuse('The decision has taken effect and cannot be withdrawn.');
    END IF;
    IF subject.status NOT IN ('in_review', 'deferred', 'approved_with_conditions', 'approved', 'scheduled') THEN
      PERFORM refuse('The implementation has started; the decisions stand.');
    END IF;
  ELSIF NEW.kind = 'answer' THEN
    IF NOT EXISTS (SELECT 1 FROM decision d WHERE d.id = NEW.voids AND d.kind = 'ask' AND d.change_id = NEW.change_id AND d.revision = NEW.revision) THEN
      PERFORM refuse('Name the question of this revision that is answered.');
    END IF;
  ELSIF NEW.voids IS NOT NULL THEN
    PERFORM refuse('Only withdrawing, disputing or voiding takes a decision back.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_decision BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION guard_decision();
--> statement-breakpoint
CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'CB001', MESSAGE = format('Rows of %s are never changed or removed.', TG_TABLE_NAME);
END $$;
--> statement-breakpoint
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER never_truncate BEFORE TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION never();
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON change_revision FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER never_truncate BEFORE TRUNCATE ON change_revision FOR EACH STATEMENT EXECUTE FUNCTION never();
--> statement-breakpoint

-- 3. The trail (R10-R12): the database numbers, links and hashes each event over the stored text of every column.
CREATE FUNCTION framed(part text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN part IS NULL THEN '-:' ELSE octet_length(part)::text || ':' || part END
$$;
--> statement-breakpoint
CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_stream VALUES (NEW.stream, 0, '') ON CONFLICT DO NOTHING;
  UPDATE audit_stream SET seq = seq + 1 WHERE stream = NEW.stream RETURNING seq, hash INTO NEW.seq, NEW.prev_hash;
  NEW.payload_digest := encode(sha256(convert_to(coalesce(NEW.payload, ''), 'UTF8')), 'hex');
  -- The leading 1 is the version of this format.
  NEW.hash := encode(sha256(convert_to('1' || framed(NEW.stream) || framed(NEW.seq::text) || framed(NEW.id) || framed(NEW.type)
    || framed(NEW.actor_id) || framed(NEW.actor_name) || framed(NEW.means) || framed(NEW.request_id) || framed(NEW.occurred_at)
    || framed(NEW.payload_digest) || framed(NEW.prev_hash), 'UTF8')), 'hex');
  UPDATE audit_stream SET hash = NEW.hash WHERE stream = NEW.stream;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER chain_event BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION chain_event();
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER never_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION never();
--> statement-breakpoint

-- 4. Separation of administration and audit from authority (rules 11, 12; c15).
CREATE FUNCTION guard_role_holding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  authority CONSTANT text[] := ARRAY['change_manager', 'technical_lead', 'security_lead', 'business_owner', 'business_rep', 'compliance_officer', 'eca', 'bcm', 'ciso', 'cto', 'coo'];
BEGIN
  PERFORM 1 FROM person WHERE id = NEW.person_id FOR UPDATE;
  IF NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;
  IF NEW.granted_by = NEW.person_id OR NEW.confirmed_by = NEW.person_id THEN
    PERFORM refuse('Nobody grants a role to themselves.');
  END IF;
  IF NEW.role = 'auditor' AND EXISTS (SELECT 1 FROM role_holding h WHERE h.person_id = NEW.person_id AND h.ended_at IS NULL AND h.id <> NEW.id AND h.role <> 'auditor') THEN
    PERFORM refuse('An auditor holds no other role.');
  END IF;
  IF NEW.role <> 'auditor' AND EXISTS (SELECT 1 FROM role_holding h WHERE h.person_id = NEW.person_id AND h.ended_at IS NULL AND h.role = 'auditor') THEN
    PERFORM refuse('An auditor holds no other role.');
  END IF;
  IF NEW.role = 'administrator' AND EXISTS (SELECT 1 FROM role_holding h WHERE h.person_id = NEW.person_id AND h.ended_at IS NULL AND h.role = ANY (authority)) THEN
    PERFORM refuse('An administrator holds no authority over changes; use two accounts.');
  END IF;
  IF NEW.role = ANY (authority) AND EXISTS (SELECT 1 FROM role_holding h WHERE h.person_id = NEW.person_id AND h.ended_at IS NULL AND h.role = 'administrator') THEN
    PERFORM refuse('An administrator holds no authority over changes; use two accounts.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_role_holding BEFORE INSERT OR UPDATE ON role_holding FOR EACH ROW EXECUTE FUNCTION guard_role_holding();
--> statement-breakpoint

-- 5. Policy versions are never edited once written.
CREATE FUNCTION guard_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.version, NEW.rulebook, NEW.note) IS DISTINCT FROM (OLD.version, OLD.rulebook, OLD.note) OR OLD.activated_at IS NOT NULL THEN
    PERFORM refuse('A policy version is never edited; propose the next one.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_policy_version BEFORE UPDATE ON policy_version FOR EACH ROW EXECUTE FUNCTION guard_policy_version();
