-- Two steps or two municipalities of a person's month are two lines of an invoice, and both are kept.
DROP INDEX benefit_invoice_key;
CREATE UNIQUE INDEX benefit_invoice_key
  ON benefit_invoice (person, benefit, benefit_month, invoice_month, municipality, share_percent) NULLS NOT DISTINCT
  WHERE superseded_by_batch IS NULL;
