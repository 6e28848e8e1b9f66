-- Scenarios: what would be otherwise than now. A version never changes; taking a scenario out of the list and
-- putting it back are events of their own.
CREATE TABLE scenario (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

CREATE TABLE scenario_version (
  scenario_id integer NOT NULL REFERENCES scenario (id),
  version integer NOT NULL CHECK (version > 0),
  name text NOT NULL,
  definition jsonb NOT NULL CHECK (jsonb_typeof(definition) = 'object'),
  saved_at timestamptz NOT NULL DEFAULT now(),
  saved_by text NOT NULL,
  PRIMARY KEY (scenario_id, version)
);
CREATE TRIGGER scenario_version_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON scenario_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE scenario_listing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scenario_id integer NOT NULL REFERENCES scenario (id),
  event text NOT NULL CHECK (event IN ('withdrawn', 'restored')),
  at timestamptz NOT NULL DEFAULT now(),
  by text NOT NULL
);
CREATE INDEX scenario_listing_scenario ON scenario_listing (scenario_id, id);
CREATE TRIGGER scenario_listing_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON scenario_listing
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
