-- Moves of stock never change: what was wrong is moved back.
CREATE OR REPLACE FUNCTION refuse_move_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Moves of stock never change.';
END $$;
