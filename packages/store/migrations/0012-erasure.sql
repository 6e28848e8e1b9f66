-- Erasing a person empties the notes of invoice cases about them. Nothing else of a mark ever changes.
CREATE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('luotsi.erasing', true) = 'on' THEN
    NEW.note := '';
    IF (NEW.*) IS NOT DISTINCT FROM (OLD.id, OLD.marked_at, OLD.marked_by, OLD.person, OLD.benefit,
        OLD.benefit_month, OLD.invoice_month, OLD.kind, OLD.computed_cents, OLD.billed_cents, OLD.state,
        ''::text)::invoice_case_mark THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% is never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER invoice_case_mark_is_kept ON invoice_case_mark;
CREATE TRIGGER invoice_case_mark_is_kept BEFORE UPDATE OR DELETE ON invoice_case_mark
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure();
CREATE TRIGGER invoice_case_mark_is_never_emptied BEFORE TRUNCATE ON invoice_case_mark
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
