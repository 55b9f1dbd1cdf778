-- What somebody has ordered of those products that have a limit, within its days: by customer and, where there is one, by phone,
-- whichever account an order was placed from. `orders` is [{at, quantity}], oldest first, `at` in milliseconds since 1970. What is
-- cancelled, or about to be, doesn't count. Pieces of bundles are pieces of their products; a limit of a bundle counts bundles.
CREATE OR REPLACE FUNCTION limit_use(skus_ text[], customer_id_ text, phone_ text, at_ timestamptz)
RETURNS TABLE (sku text, quantity int, days int, orders jsonb) LANGUAGE sql STABLE AS $$
  SELECT p.sku, p.limit_quantity, p.limit_days, coalesce((
    SELECT jsonb_agg(jsonb_build_object('at', (extract(epoch FROM o.created_at) * 1000)::bigint, 'quantity', line.pieces)
      ORDER BY o.created_at)
    FROM orders AS o CROSS JOIN LATERAL (
      SELECT CASE WHEN p.bundle THEN (
        SELECT sum((b->>'quantity')::int) FROM jsonb_array_elements(coalesce(o.state->'bundles', '[]')) AS b WHERE b->>'sku' = p.sku)
      ELSE (
        SELECT sum(i.quantity - coalesce((i.quantities->>'cancelled')::int, 0))
        FROM order_items AS i WHERE i.order_id = o.id AND i.sku = p.sku) END AS pieces) AS line
    WHERE (o.customer_id = customer_id_ OR coalesce(o.recipient_phone, o.contact_phone) = phone_)
      AND o.created_at > at_ - make_interval(hours => 24 * p.limit_days)
      AND o.status NOT IN ('CANCELLING', 'CANCELLED') AND line.pieces > 0
  ), '[]')
  FROM products AS p WHERE p.sku = ANY(skus_) AND p.limit_quantity IS NOT NULL
$$;
