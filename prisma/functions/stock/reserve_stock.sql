-- Takes stock for an order, all or nothing: `lines` is [{sku, quantity, stocked, from: [{warehouse, quantity}]}]; several lines may share a SKU, and
-- without `from` all is taken from `main`. `why` is {cause, orderId, actorId, at, channel}. Returns the SKUs that fall short where they are to be
-- taken as [{sku, requested, available}], with what all warehouses have together; when there are any, nothing was taken.
CREATE OR REPLACE FUNCTION reserve_stock(lines jsonb, why jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  channel_ text := coalesce(why->>'channel', 'web');
  demand jsonb;
  short text[];
BEGIN
  LOOP
    WITH wanted AS (
      SELECT line->>'sku' AS sku, f->>'warehouse' AS warehouse, sum((f->>'quantity')::bigint) AS reserved
      FROM jsonb_array_elements(lines) AS line, jsonb_array_elements(CASE WHEN jsonb_typeof(line->'from') = 'array' THEN line->'from'
        ELSE jsonb_build_array(jsonb_build_object('warehouse', 'main', 'quantity', line->'quantity')) END) AS f
      WHERE (line->>'stocked')::boolean GROUP BY 1, 2
    ), locked AS (
      -- Every writer locks in this order, so that two orders of the same goods can't wait for each other.
      SELECT s.sku, s.warehouse, s.on_hand - s.reserved - s.safety AS free FROM stock AS s JOIN wanted AS d USING (sku, warehouse)
      ORDER BY s.sku, s.warehouse FOR UPDATE OF s
    )
    SELECT jsonb_agg(why || jsonb_build_object('sku', d.sku, 'warehouse', d.warehouse, 'onHand', 0, 'reserved', d.reserved, 'kind', 'RESERVE')),
      array_agg(DISTINCT d.sku) FILTER (WHERE w.code IS NULL OR coalesce(s.free, 0) - coalesce((
        SELECT sum(p.quantity) FROM stock_pools AS p WHERE p.sku = d.sku AND p.warehouse = d.warehouse AND p.channel <> channel_), 0) < d.reserved)
    INTO demand, short
    FROM wanted AS d LEFT JOIN locked AS s USING (sku, warehouse) LEFT JOIN warehouses AS w ON w.code = d.warehouse AND w.active;
    -- Holds that have expired give way to whoever wants their pieces.
    EXIT WHEN short IS NULL OR NOT free_expired_holds(demand);
  END LOOP;
  IF short IS NULL THEN
    PERFORM change_stock(demand);
    RETURN '[]';
  END IF;
  RETURN (
    SELECT jsonb_agg(jsonb_build_object('sku', sku, 'available', available_pieces(sku, channel_), 'requested', (
      SELECT sum((d->>'reserved')::bigint) FROM jsonb_array_elements(demand) AS d WHERE d->>'sku' = sku)) ORDER BY sku)
    FROM unnest(short) AS sku);
END $$;
