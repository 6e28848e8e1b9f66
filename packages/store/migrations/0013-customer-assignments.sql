-- Whose customer somebody is. It is recorded in Luotsi itself and decides whom a team or a worker may see.
CREATE TABLE customer_assignment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person integer NOT NULL REFERENCES person (id),
  team text COLLATE "C" NOT NULL CHECK (team ~ '^[A-Za-z0-9_.:-]{1,100}$'),
  -- Id of the user, as in the audit log; a team's customer may wait for a worker.
  worker text COLLATE "C" CHECK (worker ~ '^\S{1,200}$'),
  period_start date NOT NULL,
  period_end date,
  CONSTRAINT customer_assignment_period_is_half_open CHECK (period_end > period_start),
  CONSTRAINT customer_assignment_spells_do_not_overlap EXCLUDE USING gist
    (person WITH =, daterange(period_start, period_end) WITH &&)
);
CREATE INDEX customer_assignment_person ON customer_assignment (person);
CREATE INDEX customer_assignment_team ON customer_assignment (team);
CREATE INDEX customer_assignment_worker ON customer_assignment (worker) WHERE worker IS NOT NULL;
