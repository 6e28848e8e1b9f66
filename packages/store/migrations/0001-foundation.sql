-- Conventions (held by schema-conventions.test.ts): instants carry a zone; a day is a date; a month is
-- the date of its first day; a period is [period_start, period_end), open when the end is null; money is
-- bigint cents; every foreign key has an index.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE FUNCTION is_first_of_month(value date) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN extract(day FROM value) = 1;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TABLE setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL
);

-- Counts the changes of the facts, so that a copy knows whether it is fresh.
CREATE TABLE data_state (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version bigint NOT NULL
);
INSERT INTO data_state (version) VALUES (0);

CREATE TABLE mapping_profile (
  id text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  name text NOT NULL,
  source text NOT NULL,
  headings jsonb NOT NULL,
  codes jsonb NOT NULL,
  constants jsonb NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  saved_by text NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE TRIGGER mapping_profile_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON mapping_profile
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE import_batch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint NOT NULL CHECK (bytes >= 0),
  -- What the file was taken for, without what follows from its bytes: same file, same key, same data.
  reading_key text NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT now(),
  importer text NOT NULL,
  detected jsonb NOT NULL,
  delivery text NOT NULL CHECK (delivery IN ('full', 'incremental')),
  mapping_id text,
  mapping_version integer,
  complete_until date CHECK (is_first_of_month(complete_until)),
  row_count integer NOT NULL DEFAULT 0,
  accepted_count integer NOT NULL DEFAULT 0,
  unchanged_count integer NOT NULL DEFAULT 0,
  correction_count integer NOT NULL DEFAULT 0,
  rejected_count integer NOT NULL DEFAULT 0,
  missing_count integer NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'done' CHECK (status IN ('done', 'undone')),
  undone_at timestamptz,
  undone_by text,
  CHECK (accepted_count + rejected_count = row_count),
  CHECK ((status = 'undone') = (undone_at IS NOT NULL AND undone_by IS NOT NULL)),
  CHECK ((mapping_id IS NULL) = (mapping_version IS NULL)),
  FOREIGN KEY (mapping_id, mapping_version) REFERENCES mapping_profile (id, version)
);
CREATE UNIQUE INDEX import_batch_same_file
  ON import_batch (source, sha256, reading_key) WHERE status = 'done';
CREATE INDEX import_batch_by_source ON import_batch (source, id);
CREATE INDEX import_batch_mapping ON import_batch (mapping_id, mapping_version)
  WHERE mapping_id IS NOT NULL;

CREATE TABLE quarantine_row (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  -- In the order of the source's columns; a person key is a pseudonym.
  cells text[] NOT NULL,
  problems jsonb NOT NULL
);
CREATE INDEX quarantine_row_batch ON quarantine_row (batch_id, line, id);

CREATE TABLE person (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pseudonym text NOT NULL UNIQUE
);

-- Open spells that a full delivery lacked. The latest full delivery of a source says what is missing.
CREATE TABLE missing_in_source (
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  source text NOT NULL,
  record_id bigint NOT NULL,
  PRIMARY KEY (batch_id, record_id)
);
CREATE INDEX missing_in_source_record ON missing_in_source (source, record_id);

-- A batch rests on an earlier one whose rows it confirmed or corrected: the earlier cannot be undone
-- while the later holds.
CREATE TABLE batch_rests_on (
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  earlier_batch bigint NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (batch_id, earlier_batch)
);
CREATE INDEX batch_rests_on_earlier ON batch_rests_on (earlier_batch);
