-- One table for each source of the contract; source-tables.test.ts compares them with its definitions.
-- Texts are ordered by their bytes, the same on every server.

CREATE TABLE person_record (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  person integer NOT NULL REFERENCES person (id),
  birth_month date NOT NULL CHECK (is_first_of_month(birth_month)),
  sex text COLLATE "C",
  education text COLLATE "C",
  language text COLLATE "C",
  citizenship text COLLATE "C",
  exempt_group text COLLATE "C",
  first_municipality_entry date,
  opening_on date,
  opening_days_lms integer,
  opening_days_da integer,
  opening_days_unemployment integer,
  own_worker text COLLATE "C"
);
CREATE UNIQUE INDEX person_record_key
  ON person_record (person) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX person_record_batch ON person_record (batch_id);
CREATE INDEX person_record_superseded ON person_record (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX person_record_corrects ON person_record (corrects_batch) WHERE corrects_batch IS NOT NULL;
CREATE INDEX person_record_person ON person_record (person);

CREATE TABLE residence_spell (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  person integer NOT NULL REFERENCES person (id),
  period_start date NOT NULL,
  period_end date,
  municipality text COLLATE "C" NOT NULL CHECK (municipality ~ '^[0-9]{3}$'),
  CONSTRAINT residence_spell_period_is_half_open CHECK (period_end > period_start),
  CONSTRAINT residence_spell_spells_do_not_overlap EXCLUDE USING gist
    (person WITH =, daterange(period_start, period_end) WITH &&)
    WHERE (superseded_by_batch IS NULL)
);
CREATE UNIQUE INDEX residence_spell_key
  ON residence_spell (person, period_start) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX residence_spell_batch ON residence_spell (batch_id);
CREATE INDEX residence_spell_superseded ON residence_spell (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX residence_spell_corrects ON residence_spell (corrects_batch) WHERE corrects_batch IS NOT NULL;
CREATE INDEX residence_spell_person ON residence_spell (person);

CREATE TABLE employment_code_spell (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  person integer NOT NULL REFERENCES person (id),
  period_start date NOT NULL,
  period_end date,
  employment_code text COLLATE "C" NOT NULL,
  job_search_start date NOT NULL,
  end_reason text COLLATE "C",
  job_search_end_reason text COLLATE "C",
  CONSTRAINT employment_code_spell_period_is_half_open CHECK (period_end > period_start),
  CONSTRAINT employment_code_spell_spells_do_not_overlap EXCLUDE USING gist
    (person WITH =, daterange(period_start, period_end) WITH &&)
    WHERE (superseded_by_batch IS NULL)
);
CREATE UNIQUE INDEX employment_code_spell_key
  ON employment_code_spell (person, period_start) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX employment_code_spell_batch ON employment_code_spell (batch_id);
CREATE INDEX employment_code_spell_superseded ON employment_code_spell (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX employment_code_spell_corrects ON employment_code_spell (corrects_batch) WHERE corrects_batch IS NOT NULL;
CREATE INDEX employment_code_spell_person ON employment_code_spell (person);

CREATE TABLE benefit_payment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  person integer NOT NULL REFERENCES person (id),
  benefit text COLLATE "C" NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  paid_on date NOT NULL,
  paid_days integer NOT NULL,
  paid_cents bigint NOT NULL,
  ground text COLLATE "C" NOT NULL,
  full_cents bigint,
  max_period_start date,
  counter_before integer,
  billed_cents bigint,
  CONSTRAINT benefit_payment_period_is_half_open CHECK (period_end > period_start)
);
CREATE UNIQUE INDEX benefit_payment_key
  ON benefit_payment (person, benefit, period_start, period_end, paid_on, ground) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX benefit_payment_batch ON benefit_payment (batch_id);
CREATE INDEX benefit_payment_superseded ON benefit_payment (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX benefit_payment_corrects ON benefit_payment (corrects_batch) WHERE corrects_batch IS NOT NULL;
CREATE INDEX benefit_payment_person ON benefit_payment (person);

CREATE TABLE benefit_invoice (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  person integer NOT NULL REFERENCES person (id),
  benefit text COLLATE "C" NOT NULL,
  benefit_month date NOT NULL CHECK (is_first_of_month(benefit_month)),
  invoice_month date CHECK (is_first_of_month(invoice_month)),
  days integer NOT NULL,
  billed_cents bigint NOT NULL,
  municipality text COLLATE "C" CHECK (municipality ~ '^[0-9]{3}$'),
  share_percent integer
);
CREATE UNIQUE INDEX benefit_invoice_key
  ON benefit_invoice (person, benefit, benefit_month, invoice_month) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX benefit_invoice_batch ON benefit_invoice (batch_id);
CREATE INDEX benefit_invoice_superseded ON benefit_invoice (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX benefit_invoice_corrects ON benefit_invoice (corrects_batch) WHERE corrects_batch IS NOT NULL;
CREATE INDEX benefit_invoice_person ON benefit_invoice (person);

CREATE TABLE ledger_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  month date NOT NULL CHECK (is_first_of_month(month)),
  account text COLLATE "C" NOT NULL,
  cost_centre text COLLATE "C" NOT NULL,
  service text COLLATE "C" NOT NULL,
  entry text COLLATE "C",
  amount_cents bigint NOT NULL
);
CREATE UNIQUE INDEX ledger_entry_key
  ON ledger_entry (month, account, cost_centre, service, entry) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX ledger_entry_batch ON ledger_entry (batch_id);
CREATE INDEX ledger_entry_superseded ON ledger_entry (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX ledger_entry_corrects ON ledger_entry (corrects_batch) WHERE corrects_batch IS NOT NULL;

CREATE TABLE budget_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  budget_year integer NOT NULL,
  service text COLLATE "C" NOT NULL,
  service_name text COLLATE "C",
  statutory_class text COLLATE "C" NOT NULL,
  side text COLLATE "C" NOT NULL,
  stage text COLLATE "C" NOT NULL,
  decided_on date NOT NULL,
  amount_cents bigint NOT NULL
);
CREATE UNIQUE INDEX budget_line_key
  ON budget_line (budget_year, service, side, stage, decided_on) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX budget_line_batch ON budget_line (batch_id);
CREATE INDEX budget_line_superseded ON budget_line (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX budget_line_corrects ON budget_line (corrects_batch) WHERE corrects_batch IS NOT NULL;

CREATE TABLE commitment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  commitment_id text COLLATE "C" NOT NULL,
  service text COLLATE "C" NOT NULL,
  granted_on date NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  granted_cents bigint NOT NULL,
  paid_cents bigint NOT NULL,
  as_of_month date NOT NULL CHECK (is_first_of_month(as_of_month)),
  CONSTRAINT commitment_period_is_half_open CHECK (period_end > period_start)
);
CREATE UNIQUE INDEX commitment_key
  ON commitment (commitment_id) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX commitment_batch ON commitment (batch_id);
CREATE INDEX commitment_superseded ON commitment (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX commitment_corrects ON commitment (corrects_batch) WHERE corrects_batch IS NOT NULL;

CREATE TABLE service_period (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  person integer NOT NULL REFERENCES person (id),
  service text COLLATE "C" NOT NULL,
  period_start date NOT NULL,
  period_end date,
  service_group text COLLATE "C" NOT NULL,
  production text COLLATE "C",
  provider text COLLATE "C",
  CONSTRAINT service_period_period_is_half_open CHECK (period_end > period_start),
  CONSTRAINT service_period_spells_do_not_overlap EXCLUDE USING gist
    (person WITH =, service WITH =, daterange(period_start, period_end) WITH &&)
    WHERE (superseded_by_batch IS NULL)
);
CREATE UNIQUE INDEX service_period_key
  ON service_period (person, service, period_start) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX service_period_batch ON service_period (batch_id);
CREATE INDEX service_period_superseded ON service_period (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX service_period_corrects ON service_period (corrects_batch) WHERE corrects_batch IS NOT NULL;
CREATE INDEX service_period_person ON service_period (person);

CREATE TABLE subsidy (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  subsidy_id text COLLATE "C" NOT NULL,
  person integer NOT NULL REFERENCES person (id),
  form text COLLATE "C" NOT NULL,
  employer_sector text COLLATE "C" NOT NULL,
  decided_on date NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  percent integer,
  granted_cents bigint NOT NULL,
  CONSTRAINT subsidy_period_is_half_open CHECK (period_end > period_start)
);
CREATE UNIQUE INDEX subsidy_key
  ON subsidy (subsidy_id) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX subsidy_batch ON subsidy (batch_id);
CREATE INDEX subsidy_superseded ON subsidy (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX subsidy_corrects ON subsidy (corrects_batch) WHERE corrects_batch IS NOT NULL;
CREATE INDEX subsidy_person ON subsidy (person);

CREATE TABLE statfin_unemployed (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  area_level text COLLATE "C",
  area text COLLATE "C" NOT NULL,
  area_name text COLLATE "C" NOT NULL,
  month date NOT NULL CHECK (is_first_of_month(month)),
  unemployed integer,
  labour_force integer,
  vacancies integer
);
CREATE UNIQUE INDEX statfin_unemployed_key
  ON statfin_unemployed (area, month) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX statfin_unemployed_batch ON statfin_unemployed (batch_id);
CREATE INDEX statfin_unemployed_superseded ON statfin_unemployed (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX statfin_unemployed_corrects ON statfin_unemployed (corrects_batch) WHERE corrects_batch IS NOT NULL;

CREATE TABLE kela_municipal_share (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  municipality text COLLATE "C" NOT NULL CHECK (municipality ~ '^[0-9]{3}$'),
  month date NOT NULL CHECK (is_first_of_month(month)),
  recipients_total integer NOT NULL,
  benefit_cents_total bigint NOT NULL,
  days_total integer NOT NULL,
  share_cents_total bigint NOT NULL,
  recipients_300_499 integer NOT NULL,
  benefit_cents_300_499 bigint NOT NULL,
  days_300_499 integer NOT NULL,
  share_cents_300_499 bigint NOT NULL,
  recipients_500_999 integer NOT NULL,
  benefit_cents_500_999 bigint NOT NULL,
  days_500_999 integer NOT NULL,
  share_cents_500_999 bigint NOT NULL,
  recipients_1000_plus integer NOT NULL,
  benefit_cents_1000_plus bigint NOT NULL,
  days_1000_plus integer NOT NULL,
  share_cents_1000_plus bigint NOT NULL
);
CREATE UNIQUE INDEX kela_municipal_share_key
  ON kela_municipal_share (municipality, month) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX kela_municipal_share_batch ON kela_municipal_share (batch_id);
CREATE INDEX kela_municipal_share_superseded ON kela_municipal_share (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX kela_municipal_share_corrects ON kela_municipal_share (corrects_batch) WHERE corrects_batch IS NOT NULL;

CREATE TABLE municipality (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  division_year integer NOT NULL,
  municipality text COLLATE "C" NOT NULL CHECK (municipality ~ '^[0-9]{3}$'),
  name_fi text COLLATE "C" NOT NULL,
  name_sv text COLLATE "C" NOT NULL,
  name_en text COLLATE "C",
  employment_area text COLLATE "C" NOT NULL,
  sub_region text COLLATE "C",
  region text COLLATE "C",
  region_name_fi text COLLATE "C"
);
CREATE UNIQUE INDEX municipality_key
  ON municipality (division_year, municipality) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX municipality_batch ON municipality (batch_id);
CREATE INDEX municipality_superseded ON municipality (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX municipality_corrects ON municipality (corrects_batch) WHERE corrects_batch IS NOT NULL;

CREATE TABLE employment_area_member (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES import_batch (id),
  line integer NOT NULL CHECK (line > 0),
  superseded_by_batch bigint REFERENCES import_batch (id),
  corrects_batch bigint REFERENCES import_batch (id),
  employment_area text COLLATE "C" NOT NULL,
  name_fi text COLLATE "C" NOT NULL,
  name_sv text COLLATE "C" NOT NULL,
  name_en text COLLATE "C",
  municipality text COLLATE "C" NOT NULL CHECK (municipality ~ '^[0-9]{3}$')
);
CREATE UNIQUE INDEX employment_area_member_key
  ON employment_area_member (municipality) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
CREATE INDEX employment_area_member_batch ON employment_area_member (batch_id);
CREATE INDEX employment_area_member_superseded ON employment_area_member (superseded_by_batch) WHERE superseded_by_batch IS NOT NULL;
CREATE INDEX employment_area_member_corrects ON employment_area_member (corrects_batch) WHERE corrects_batch IS NOT NULL;
