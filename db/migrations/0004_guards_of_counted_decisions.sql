-- A step's status is what the rules made of the decisions; the move of the change asks for the decisions themselves (R08).
-- Fulfilled by a person: a counted approval of the present content, given on that very step.
-- Fulfilled by the board: its standing ruling on the present content, carried by the seats' counted votes (D111, D115).
CREATE FUNCTION guard_approval() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  ruling board_ruling%ROWTYPE;
  board jsonb;
  approving integer;
  rejecting integer;
  voting integer;
  broken boolean;
BEGIN
  IF EXISTS (SELECT 1 FROM approval_step s WHERE s.change_id = NEW.id AND s.revision = NEW.revision AND s.blocking
               AND s.kind = 'person' AND s.seat IS NULL
               AND NOT EXISTS (SELECT 1 FROM counted_decisions(NEW.id, NEW.revision) d
                                WHERE d.step_id = s.id AND d.digest = NEW.digest
                                  AND d.kind IN ('approve', 'approve_with_conditions'))) THEN
    PERFORM refuse('A required step says it is approved, but no counted decision fulfils it.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM approval_step s WHERE s.change_id = NEW.id AND s.revision = NEW.revision AND s.blocking
                   AND (s.kind = 'board' OR s.seat IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  SELECT r.* INTO ruling FROM board_ruling r
    WHERE r.change_id = NEW.id AND r.revision = NEW.revision AND r.digest = NEW.digest
      AND r.voided_at IS NULL AND r.outcome IN ('approved', 'approved_with_conditions');
  IF ruling.id IS NULL THEN
    PERFORM refuse('The board is to decide, and no ruling of the board on this content stands.');
  END IF;
  SELECT p.rulebook #> '{route,board}' INTO board FROM policy_version p WHERE p.version = NEW.policy_version;
  -- A seat whose holder and deputy both spoke counts as the rules count it; here it can only count for the approval.
  SELECT count(*) FILTER (WHERE seats.approves), count(*) FILTER (WHERE seats.rejects AND NOT seats.approves), count(*)
    INTO approving, rejecting, voting
    FROM (SELECT bool_or(d.kind IN ('approve', 'approve_with_conditions')) AS approves, bool_or(d.kind = 'reject') AS rejects
            FROM counted_decisions(NEW.id, NEW.revision) d
           WHERE d.seat IS NOT NULL AND d.digest = NEW.digest GROUP BY d.seat) seats;
  broken := coalesce(ruling.tally #>> '{casting,value}' = 'approve', false);
  IF board IS NULL OR voting < (board ->> 'quorum')::integer OR approving + rejecting < (board ->> 'minVotes')::integer
     OR approving < rejecting OR (approving = rejecting AND NOT broken) THEN
    PERFORM refuse('The votes that count do not carry the ruling of the board.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Fires after guard_change, in the order of their names: what is plainly missing is said first.
CREATE TRIGGER guard_change_approval BEFORE UPDATE ON change FOR EACH ROW
  WHEN (NEW.status IN ('approved', 'approved_with_conditions', 'scheduled', 'implementing') AND NEW.status <> OLD.status)
  EXECUTE FUNCTION guard_approval();
--> statement-breakpoint
-- What a step asks, and of whom, is fixed when it is made: its state and its clocks alone go on.
CREATE FUNCTION guard_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  still CONSTANT text[] := ARRAY['status', 'opened_at', 'due_at', 'reminded_at', 'escalated_at', 'decided_at'];
BEGIN
  IF to_jsonb(NEW) - still IS DISTINCT FROM to_jsonb(OLD) - still THEN
    PERFORM refuse('What a step asks, and of whom, never changes; a new revision asks anew.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_step BEFORE UPDATE ON approval_step FOR EACH ROW EXECUTE FUNCTION guard_step();
--> statement-breakpoint
CREATE FUNCTION guard_ruling() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.voided_at IS NOT NULL THEN
    PERFORM refuse('A ruling that was voided stays voided; the board decides anew.');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_ruling BEFORE UPDATE ON board_ruling FOR EACH ROW EXECUTE FUNCTION guard_ruling();
