-- Makes sure that an order's pieces are held: what its lines lack is taken now, all of it or none. Answers with
-- the SKUs that fall short, in which case nothing was taken. Repeating it changes nothing.
CREATE OR REPLACE FUNCTION verify_reservation(id_ text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  lacking jsonb;
  shortages jsonb;
BEGIN
  PERFORM 1 FROM orders WHERE id = id_ FOR UPDATE;
  SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'stocked', stocked, 'quantity', wanted - reserved)), '[]')
  INTO lacking
  FROM (
    SELECT sku, stocked, reserved, (quantities->>'reserved')::int AS wanted FROM order_items
    WHERE order_id = id_ AND stocked
  ) AS line
  WHERE wanted > reserved;
  IF lacking = '[]' THEN
    RETURN '[]';
  END IF;
  shortages := reserve_stock(lacking);
  IF shortages = '[]' THEN
    UPDATE order_items SET reserved = (quantities->>'reserved')::int WHERE order_id = id_ AND stocked;
  END IF;
  RETURN shortages;
END $$;
