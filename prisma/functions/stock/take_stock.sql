-- Takes the pieces of an order; those that its quote holds become the order's. Where something is short the hold stays as it was.
CREATE OR REPLACE FUNCTION take_stock(checkout_id_ text, lines jsonb, why jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  shortages jsonb;
BEGIN
  IF checkout_id_ IS NULL OR NOT EXISTS (SELECT 1 FROM stock_holds WHERE checkout_id = checkout_id_) THEN
    RETURN reserve_stock(lines, why);
  END IF;
  PERFORM lock_shelves(lines, jsonb_build_array(checkout_id_));
  BEGIN
    PERFORM end_hold(checkout_id_, NULL, 'ordered');
    shortages := reserve_stock(lines, why);
    IF shortages <> '[]' THEN
      RAISE EXCEPTION 'out of stock' USING ERRCODE = 'TL001';
    END IF;
  EXCEPTION WHEN SQLSTATE 'TL001' THEN
    NULL;
  END;
  RETURN shortages;
END $$;
