-- Visits to a low-threshold youth service: how many a day, never who. No column can hold a person.
CREATE TABLE ohjaamo_visit_count (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  visited_on date NOT NULL,
  site text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  age_group text COLLATE "C",
  visits integer NOT NULL CHECK (visits > 0)
);
CREATE UNIQUE INDEX ohjaamo_visit_count_key
  ON ohjaamo_visit_count (visited_on, site, reason, age_group) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX ohjaamo_visit_count_batch ON ohjaamo_visit_count (batch_id);
CREATE INDEX ohjaamo_visit_count_superseded ON ohjaamo_visit_count (superseded_by_batch)
  WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX ohjaamo_visit_count_corrects ON ohjaamo_visit_count (corrects_batch)
  WHERE corrects_batch IS NOT NULL;
