-- What has been settled with the payer: one row each time somebody marks a difference between our ledger and an
-- invoice. The newest row of a case says where it stands; older ones are its history.
CREATE TABLE invoice_case_mark (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  marked_at timestamptz NOT NULL DEFAULT now(),
  marked_by text NOT NULL,
  person integer NOT NULL REFERENCES person (id),
  benefit text COLLATE "C" NOT NULL,
  benefit_month date NOT NULL CHECK (is_first_of_month(benefit_month)),
  invoice_month date NOT NULL CHECK (is_first_of_month(invoice_month)),
  kind text NOT NULL,
  computed_cents bigint NOT NULL,
  billed_cents bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'asked', 'accepted', 'corrected')),
  note text NOT NULL
);
CREATE INDEX invoice_case_mark_case
  ON invoice_case_mark (person, benefit, benefit_month, invoice_month, id);
CREATE TRIGGER invoice_case_mark_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice_case_mark
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
