-- Gives back what a quote holds, or what any quote of a holder does but that one, with the shelves locked by the caller.
CREATE OR REPLACE FUNCTION end_hold(checkout_id_ text, holder_ text, why text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rows_ jsonb;
BEGIN
  WITH gone AS (
    DELETE FROM stock_holds AS h
    WHERE (holder_ IS NULL AND h.checkout_id = checkout_id_) OR (h.holder = holder_ AND h.checkout_id <> checkout_id_) RETURNING h.*
  )
  SELECT jsonb_agg(jsonb_build_object('cause', checkout_id || '/' || why, 'sku', sku, 'warehouse', warehouse, 'kind', 'RELEASE', 'onHand', 0,
    'reserved', -quantity, 'reason', 'Quote ' || why, 'actorId', 'throughline')) INTO rows_ FROM gone;
  PERFORM change_stock(rows_);
END $$;
