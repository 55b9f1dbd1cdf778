CREATE OR REPLACE FUNCTION change_stock(rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  WITH locked AS (
    -- Every writer locks in this order, so that two can't wait for each other.
    SELECT n.*, s.warehouse AS place, s.on_hand AS lies, s.reserved AS held
    FROM jsonb_to_recordset(rows_) AS n(cause text, sku text, warehouse text, kind text, "onHand" int, reserved int, "onlyFree" boolean,
      "orderId" text, reason text, "actorId" text, "at" timestamptz)
    JOIN stock AS s ON s.sku = n.sku AND s.warehouse = coalesce(n.warehouse, 'main')
    ORDER BY s.sku, s.warehouse FOR UPDATE OF s
  ), wanted AS (
    SELECT cause, sku, place AS warehouse, kind, "orderId", reason, "actorId", "at", reserved,
      CASE WHEN "onlyFree" THEN greatest(lies + "onHand", held + reserved) - lies ELSE "onHand" END AS on_hand
    FROM locked
  ), moved AS (
    INSERT INTO stock_moves (cause, sku, warehouse, kind, on_hand, reserved, order_id, reason, actor_id, at)
    -- A worker of an earlier release says no cause.
    SELECT coalesce(cause, gen_random_uuid()::text), sku, warehouse, coalesce(kind, 'ORDER'), on_hand, reserved, "orderId", reason,
      coalesce("actorId", 'system'), coalesce("at", now())
    FROM wanted WHERE on_hand <> 0 OR reserved <> 0
  )
  UPDATE stock AS s SET on_hand = s.on_hand + w.on_hand, reserved = s.reserved + w.reserved, updated_at = now()
  FROM (SELECT sku, warehouse, sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved FROM wanted GROUP BY sku, warehouse) AS w WHERE s.sku = w.sku AND s.warehouse = w.warehouse;
END $$;

CREATE OR REPLACE FUNCTION reserve_stock(lines jsonb, why jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  demand jsonb;
  short text[];
BEGIN
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
    array_agg(DISTINCT d.sku) FILTER (WHERE w.code IS NULL OR coalesce(s.free, 0) < d.reserved)
  INTO demand, short
  FROM wanted AS d LEFT JOIN locked AS s USING (sku, warehouse) LEFT JOIN warehouses AS w ON w.code = d.warehouse AND w.active;
  IF short IS NULL THEN
    PERFORM change_stock(demand);
    RETURN '[]';
  END IF;
  RETURN (
    SELECT jsonb_agg(jsonb_build_object('sku', sku, 'available', available_pieces(sku), 'requested', (
      SELECT sum((d->>'reserved')::bigint) FROM jsonb_array_elements(demand) AS d WHERE d->>'sku' = sku)) ORDER BY sku)
    FROM unnest(short) AS sku);
END $$;
