-- The month a client died in, where a register says so: what is paid for later days is a fault.
ALTER TABLE person_record
  ADD COLUMN death_month date CHECK (is_first_of_month(death_month));
