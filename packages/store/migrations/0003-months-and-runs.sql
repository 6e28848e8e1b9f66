CREATE TABLE month_close (
  month date PRIMARY KEY CHECK (is_first_of_month(month)),
  closed_at timestamptz NOT NULL DEFAULT now(),
  closed_by text NOT NULL,
  data_version bigint NOT NULL,
  -- The transaction that closed it: only that one may add what the month froze.
  closed_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);

-- The batches a closed month rests on: they cannot be undone.
CREATE TABLE month_close_batch (
  month date NOT NULL REFERENCES month_close (month),
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (month, batch_id)
);
CREATE INDEX month_close_batch_batch ON month_close_batch (batch_id);

-- A figure as it stood when its month was closed. `origin_month` is the month it belongs to: earlier
-- than `month` for a correction that came after that month was closed.
CREATE TABLE frozen_figure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  month date NOT NULL REFERENCES month_close (month),
  origin_month date NOT NULL CHECK (is_first_of_month(origin_month)),
  measure text NOT NULL,
  -- The service, municipality or other part the figure is about.
  key text COLLATE "C" NOT NULL,
  amount_cents bigint,
  quantity bigint,
  CHECK (origin_month <= month),
  CHECK (num_nonnulls(amount_cents, quantity) = 1)
);
CREATE UNIQUE INDEX frozen_figure_key ON frozen_figure (month, origin_month, measure, key);
CREATE INDEX frozen_figure_measure ON frozen_figure (measure, origin_month);

-- A whole view of a closed month, byte for byte.
CREATE TABLE frozen_view (
  month date NOT NULL REFERENCES month_close (month),
  name text NOT NULL,
  json text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(json, 'UTF8')), 'hex')),
  PRIMARY KEY (month, name)
);

CREATE FUNCTION refuse_addition_to_closed_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT closed_in FROM month_close WHERE month = NEW.month) = pg_current_xact_id() THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'month % is closed', NEW.month USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER month_close_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON month_close
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER month_close_batch_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON month_close_batch
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_figure_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen_figure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_view_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen_view
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER month_close_batch_is_complete BEFORE INSERT ON month_close_batch
  FOR EACH ROW EXECUTE FUNCTION refuse_addition_to_closed_month();
CREATE TRIGGER frozen_figure_is_complete BEFORE INSERT ON frozen_figure
  FOR EACH ROW EXECUTE FUNCTION refuse_addition_to_closed_month();
CREATE TRIGGER frozen_view_is_complete BEFORE INSERT ON frozen_view
  FOR EACH ROW EXECUTE FUNCTION refuse_addition_to_closed_month();

-- A computation that can be done again with the same bytes as result.
CREATE TABLE run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  parameters jsonb NOT NULL,
  code_version text NOT NULL,
  law_version text NOT NULL,
  seed bigint,
  result text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(result, 'UTF8')), 'hex')),
  made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX run_kind ON run (kind, id);
CREATE TRIGGER run_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON run
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE run_batch (
  run_id bigint NOT NULL REFERENCES run (id),
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (run_id, batch_id)
);
CREATE INDEX run_batch_batch ON run_batch (batch_id);

-- Who did what: codes and ids only, never a name or a value.
CREATE TABLE audit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  who text NOT NULL,
  role text NOT NULL,
  permission text NOT NULL,
  route text NOT NULL,
  ids jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(ids) = 'object')
);
CREATE INDEX audit_event_at ON audit_event (at);
CREATE TRIGGER audit_event_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
