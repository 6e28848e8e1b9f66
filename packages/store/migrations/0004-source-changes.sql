-- The version of the data at which a source's records last changed: the columnar copy takes over the
-- tables that did not.
CREATE TABLE source_change (
  source text PRIMARY KEY,
  version bigint NOT NULL
);
