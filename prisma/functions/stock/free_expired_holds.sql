-- Gives back what quotes held that have expired, on these shelves: `shelves` is [{sku, warehouse}], and locked by the caller. Whether there
-- was anything.
CREATE OR REPLACE FUNCTION free_expired_holds(shelves jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  rows_ jsonb;
BEGIN
  WITH gone AS (
    DELETE FROM stock_holds AS h USING jsonb_to_recordset(shelves) AS n(sku text, warehouse text)
    WHERE h.sku = n.sku AND h.warehouse = n.warehouse AND h.expires_at <= now() RETURNING h.*
  )
  SELECT jsonb_agg(jsonb_build_object('cause', checkout_id || '/expired', 'sku', sku, 'warehouse', warehouse, 'kind', 'RELEASE', 'onHand', 0,
    'reserved', -quantity, 'reason', 'Quote expired', 'actorId', 'throughline')) INTO rows_ FROM gone;
  PERFORM change_stock(rows_);
  RETURN rows_ IS NOT NULL;
END $$;
