-- What of a placement is more than one customer may have, as [{sku, requested, quantity, days, orders}], by SKU: `quantity` and `days`
-- are the limit, `orders` those that count already. Of two orders by one customer, or to one phone, the second waits here for the
-- first one's transaction to end. Nothing is locked for goods without a limit.
CREATE OR REPLACE FUNCTION exceeded_limits(placement jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  head jsonb := placement->'order';
  customer_id_ text := head->>'customerId';
  phone_ text := coalesce(head->'shippingAddress'->>'phone', head->>'contactPhone');
  wanted_ jsonb;
  skus_ text[];
  exceeded jsonb;
BEGIN
  -- Of a bundle both count: the bundle, and what it consists of.
  wanted_ := placement->'items';
  IF placement->'state' ? 'bundles' THEN
    wanted_ := wanted_ || (placement->'state'->'bundles');
  END IF;
  SELECT array_agg(DISTINCT p.sku) INTO skus_
  FROM jsonb_to_recordset(wanted_) AS line(sku text) JOIN products AS p ON p.sku = line.sku
  WHERE p.limit_quantity IS NOT NULL;
  IF skus_ IS NULL THEN
    RETURN '[]';
  END IF;

  -- Always in this order, and before any stock: no two orders can wait for one another.
  PERFORM pg_advisory_xact_lock(hashtextextended('limit/customer/' || customer_id_, 0));
  IF phone_ IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('limit/phone/' || phone_, 0));
  END IF;

  SELECT jsonb_agg(jsonb_build_object('sku', used.sku, 'requested', wanted.pieces, 'quantity', used.quantity,
    'days', used.days, 'orders', used.orders) ORDER BY used.sku)
  INTO exceeded
  FROM limit_use(skus_, customer_id_, phone_, (placement->'event'->>'at')::timestamptz) AS used
  JOIN (
    SELECT line.sku, sum(line.quantity) AS pieces
    FROM jsonb_to_recordset(wanted_) AS line(sku text, quantity bigint) GROUP BY line.sku
  ) AS wanted ON wanted.sku = used.sku
  WHERE wanted.pieces + (SELECT coalesce(sum((bought->>'quantity')::bigint), 0) FROM jsonb_array_elements(used.orders) AS bought)
    > used.quantity;
  RETURN coalesce(exceeded, '[]');
END $$;
