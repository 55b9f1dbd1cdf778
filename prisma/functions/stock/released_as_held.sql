-- The changes of stock of a commit, with what its lines let go of given back where it is held. That may be elsewhere than the order
-- knows, or nowhere: its first step takes pieces before it says so, and may be cancelled in between. Of a SKU of which pieces leave the
-- shelf, or stay held, all is as the order says.
CREATE OR REPLACE FUNCTION released_as_held(id_ text, stock_ jsonb, items jsonb) RETURNS jsonb LANGUAGE sql STABLE STRICT AS $$
  WITH let_go AS (
    SELECT r->>'sku' AS sku, (array_agg(r))[1] AS r FROM jsonb_array_elements(stock_) AS r
    GROUP BY 1 HAVING bool_and(r->>'kind' = 'RELEASE')
  ), lines AS (
    SELECT i.sku, i.held, n.reserved FROM jsonb_to_recordset(items) AS n(id text, reserved int)
    JOIN order_items AS i ON i.order_id = id_ AND i.id = n.id AND i.stocked
  ), whole AS (
    SELECT * FROM let_go AS g WHERE NOT EXISTS (SELECT 1 FROM lines AS l WHERE l.sku = g.sku AND l.reserved > 0)
  )
  SELECT jsonb_agg(row_) FROM (
    SELECT r FROM jsonb_array_elements(stock_) AS r WHERE r->>'sku' NOT IN (SELECT sku FROM whole)
    UNION ALL
    SELECT w.r || jsonb_build_object('warehouse', h.key, 'reserved', -sum(h.value::int))
    FROM whole AS w JOIN lines AS l ON l.sku = w.sku CROSS JOIN LATERAL jsonb_each_text(l.held) AS h GROUP BY w.sku, w.r, h.key
  ) AS changes(row_)
$$;
