-- Takes stock for an order, all or nothing: `lines` is [{sku, quantity, stocked, from: [{warehouse, quantity}]}]; several lines may share a SKU, and
-- without `from` all is taken from `main`. `why` is {cause, orderId, actorId, at, channel}. Returns the SKUs that fall short where they are to be
-- taken as [{sku, requested, available}], with what all warehouses have together; when there are any, nothing was taken.
CREATE OR REPLACE FUNCTION reserve_stock(lines jsonb, why jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  demand jsonb;
  shortages jsonb;
  channel_ text := coalesce(why->>'channel', 'web');
BEGIN
  SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'warehouse', warehouse, 'reserved', quantity)), '[]') INTO demand
  FROM (
    SELECT line->>'sku' AS sku, f->>'warehouse' AS warehouse, sum((f->>'quantity')::bigint) AS quantity
    FROM jsonb_array_elements(lines) AS line, jsonb_array_elements(CASE WHEN jsonb_typeof(line->'from') = 'array' THEN line->'from'
      ELSE jsonb_build_array(jsonb_build_object('warehouse', 'main', 'quantity', line->'quantity')) END) AS f
    WHERE (line->>'stocked')::boolean GROUP BY 1, 2
  ) AS summed;

  -- Every writer locks in this order, so that two orders of the same goods can't wait for each other.
  PERFORM 1 FROM stock AS s JOIN jsonb_to_recordset(demand) AS d(sku text, warehouse text)
    ON s.sku = d.sku AND s.warehouse = d.warehouse
  ORDER BY s.sku, s.warehouse FOR UPDATE OF s;

  LOOP
  SELECT jsonb_agg(jsonb_build_object('sku', short.sku, 'requested', (
      SELECT sum(d.reserved) FROM jsonb_to_recordset(demand) AS d(sku text, reserved bigint) WHERE d.sku = short.sku),
    'available', available_pieces(short.sku, channel_)) ORDER BY short.sku)
  INTO shortages
  FROM (
    SELECT DISTINCT d.sku FROM jsonb_to_recordset(demand) AS d(sku text, warehouse text, reserved bigint)
    LEFT JOIN (stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active) ON s.sku = d.sku AND s.warehouse = d.warehouse
    WHERE coalesce(s.on_hand - s.reserved - s.safety - coalesce((SELECT sum(p.quantity) FROM stock_pools AS p
      WHERE p.sku = s.sku AND p.warehouse = s.warehouse AND p.channel <> channel_), 0), 0) < d.reserved
  ) AS short;
  -- Holds that have expired give way to whoever wants their pieces.
  EXIT WHEN shortages IS NULL OR NOT free_expired_holds(demand);
  END LOOP;
  IF shortages IS NOT NULL THEN
    RETURN shortages;
  END IF;

  PERFORM change_stock((
    SELECT jsonb_agg(d || jsonb_build_object('onHand', 0, 'kind', 'RESERVE', 'cause', why->'cause', 'orderId', why->'orderId',
      'actorId', why->'actorId', 'at', why->'at'))
    FROM jsonb_array_elements(demand) AS d));
  RETURN '[]';
END $$;
