-- Makes sure that an order's pieces are held where it says: what is lacking there is taken now, all of it or none. `wanted` is
-- [{lineId, warehouse, quantity}]; a worker of an earlier release doesn't say, and means `main`. Answers with the SKUs that fall short, in which case nothing was taken, and with
-- NULL where the order is being cancelled: nobody would give back what it takes now. Repeating it changes nothing.
CREATE OR REPLACE FUNCTION verify_reservation(id_ text, wanted jsonb DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  version_ int;
  is_cancelled boolean;
  channel_ text;
  lacking jsonb;
  shortages jsonb;
BEGIN
  SELECT version, channel, state ? 'cancellation' INTO STRICT version_, channel_, is_cancelled FROM orders WHERE id = id_ FOR UPDATE;
  IF is_cancelled THEN
    RETURN NULL;
  END IF;
  IF wanted IS NULL THEN
    SELECT jsonb_agg(jsonb_build_object('lineId', id, 'warehouse', 'main', 'quantity', (quantities->>'reserved')::int)) INTO wanted
    FROM order_items WHERE order_id = id_ AND stocked;
  END IF;
  SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'stocked', true, 'quantity', quantity,
    'from', jsonb_build_array(jsonb_build_object('warehouse', warehouse, 'quantity', quantity)))), '[]')
  INTO lacking
  FROM (
    SELECT i.sku, w.warehouse, w.quantity - coalesce((i.held->>w.warehouse)::int, 0) AS quantity
    FROM jsonb_to_recordset(wanted) AS w("lineId" text, warehouse text, quantity int)
    JOIN order_items AS i ON i.order_id = id_ AND i.id = w."lineId" AND i.stocked
  ) AS part
  WHERE quantity > 0;
  IF lacking = '[]' THEN
    RETURN '[]';
  END IF;
  shortages := reserve_stock(lacking, jsonb_build_object('cause', id_ || '/reserved/' || version_, 'orderId', id_, 'actorId', 'system', 'channel', channel_));
  IF shortages = '[]' THEN
    UPDATE order_items AS i SET held = w.held, reserved = w.reserved
    FROM (
      SELECT "lineId", jsonb_object_agg(warehouse, quantity) AS held, sum(quantity) AS reserved
      FROM jsonb_to_recordset(wanted) AS w("lineId" text, warehouse text, quantity int) GROUP BY "lineId"
    ) AS w
    WHERE i.order_id = id_ AND i.id = w."lineId" AND i.stocked;
  END IF;
  RETURN shortages;
END $$;
