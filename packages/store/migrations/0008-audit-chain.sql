-- The audit log as one chain: each event's hash covers the hash before it and everything it says, so an
-- event that is altered, removed, put in or moved shows. How the bytes are made is written down twice, here
-- and in `queries/audit-chain.ts`, and `luotsi check` compares the two.

-- The newest link. Whoever adds an event holds this row until the event is committed.
CREATE TABLE audit_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  events bigint NOT NULL CHECK (events >= 0),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);
INSERT INTO audit_head (events, hash) VALUES (0, sha256('luotsi audit'));

ALTER TABLE audit_event
  ALTER COLUMN id DROP IDENTITY,
  ADD COLUMN purpose text NOT NULL DEFAULT '-',
  ADD COLUMN act text NOT NULL DEFAULT 'read' CHECK (act IN ('read', 'change', 'export')),
  -- What was changed, as kind:id; empty for a read.
  ADD COLUMN things text[] NOT NULL DEFAULT '{}',
  -- Pseudonyms of the people who were shown, in order and once each.
  ADD COLUMN people text[] NOT NULL DEFAULT '{}',
  ADD COLUMN everyone boolean NOT NULL DEFAULT false,
  -- The days the answer was about, both included.
  ADD COLUMN reach_start date,
  ADD COLUMN reach_end date,
  ADD COLUMN outcome text NOT NULL DEFAULT 'done',
  ADD COLUMN request text NOT NULL DEFAULT '-',
  ADD COLUMN hash bytea;

-- A part of the text under the hash: how many bytes, and the bytes. Nothing can be moved from one part to the next.
CREATE FUNCTION audit_part(part text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(octet_length(part)::text || ':' || part, '-') || ',';

CREATE FUNCTION audit_parts(parts text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN cardinality(parts)::text || '['
    || coalesce((SELECT string_agg(audit_part(part), '' ORDER BY place)
                 FROM unnest(parts) WITH ORDINALITY AS given (part, place)), '')
    || ']';

CREATE FUNCTION audit_text(event audit_event) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN audit_part(event.id::text)
    || audit_part((extract(epoch FROM event.at) * 1000000)::bigint::text)
    || audit_part(event.who)
    || audit_part(event.role)
    || audit_part(event.purpose)
    || audit_part(event.permission)
    || audit_part(event.route)
    || audit_part(event.act)
    || audit_part(event.ids::text)
    || audit_parts(event.things)
    || audit_parts(event.people)
    || audit_part(event.everyone::text)
    || audit_part(to_char(event.reach_start, 'YYYY-MM-DD'))
    || audit_part(to_char(event.reach_end, 'YYYY-MM-DD'))
    || audit_part(event.outcome)
    || audit_part(event.request);

CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head audit_head;
BEGIN
  SELECT * INTO STRICT head FROM audit_head FOR UPDATE;
  NEW.id := head.events + 1;
  NEW.hash := sha256(head.hash || convert_to(audit_text(NEW), 'UTF8'));
  UPDATE audit_head SET events = NEW.id, hash = NEW.hash;
  RETURN NEW;
END $$;

-- What was logged before there was a chain begins it, in the order it was logged.
ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_kept;
DO $$
DECLARE
  old_id bigint;
  event audit_event;
  head audit_head;
BEGIN
  SELECT * INTO STRICT head FROM audit_head;
  FOR old_id IN SELECT id FROM audit_event ORDER BY id LOOP
    UPDATE audit_event SET
      id = head.events + 1,
      outcome = coalesce(ids ->> 'outcome', 'done'),
      request = coalesce(ids ->> 'request', '-'),
      ids = ids - 'outcome' - 'request'
    WHERE id = old_id RETURNING * INTO STRICT event;
    head.events := event.id;
    head.hash := sha256(head.hash || convert_to(audit_text(event), 'UTF8'));
    UPDATE audit_event SET hash = head.hash WHERE id = event.id;
  END LOOP;
  UPDATE audit_head SET events = head.events, hash = head.hash;
END $$;
ALTER TABLE audit_event ENABLE TRIGGER audit_event_is_kept;

ALTER TABLE audit_event
  ALTER COLUMN hash SET NOT NULL,
  ADD CHECK (octet_length(hash) = 32),
  ADD CHECK (reach_end >= reach_start);

CREATE TRIGGER audit_event_is_chained BEFORE INSERT ON audit_event
  FOR EACH ROW EXECUTE FUNCTION chain_audit_event();

CREATE FUNCTION keep_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.events = OLD.events + 1 THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_head only moves to the next event' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION keep_audit_head();
CREATE TRIGGER audit_head_is_kept BEFORE DELETE OR TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who did it, what was changed, who was looked at, by what route: newest first.
CREATE INDEX audit_event_who ON audit_event (who, id);
CREATE INDEX audit_event_route ON audit_event (route, id);
CREATE INDEX audit_event_everyone ON audit_event (id) WHERE everyone;
CREATE INDEX audit_event_things ON audit_event USING gin (things);
CREATE INDEX audit_event_people ON audit_event USING gin (people);
