-- Entries of a credit account never change, and never go: what was wrong is put right by another.
CREATE OR REPLACE FUNCTION refuse_credit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Entries of store credit never change.';
END $$;
