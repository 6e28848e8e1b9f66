-- One run of all sanity checks a night, by whichever server comes first: the night is the key.
CREATE TABLE nightly_check (
  night date PRIMARY KEY,
  began_at timestamptz NOT NULL,
  finished_at timestamptz,
  error_count integer,
  warning_count integer,
  CHECK (finished_at >= began_at),
  CHECK ((finished_at IS NULL) = (error_count IS NULL)),
  CHECK ((finished_at IS NULL) = (warning_count IS NULL))
);
