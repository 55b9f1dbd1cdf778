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

CREATE OR REPLACE FUNCTION verify_reservation(id_ text, wanted jsonb DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  version_ int;
  is_cancelled boolean;
  lacking jsonb;
  shortages jsonb;
BEGIN
  SELECT version, state ? 'cancellation' INTO STRICT version_, is_cancelled FROM orders WHERE id = id_ FOR UPDATE;
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
  shortages := reserve_stock(lacking, jsonb_build_object('cause', id_ || '/reserved/' || version_, 'orderId', id_, 'actorId', 'system'));
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

CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM change_stock(released_as_held(id_, nullif(c->'stock', '[]'), c->'items'));
  PERFORM write_order_items(id_, nullif(c->'items', '[]'));
  PERFORM write_payments(id_, nullif(c->'payments', '[]'));
  PERFORM write_shipments(id_, nullif(c->'shipments', '[]'));
  PERFORM write_serials(id_, nullif(c->'serials', '[]'));
  PERFORM write_tracking(nullif(c->'tracking', '[]'));
  PERFORM write_notes(id_, nullif(c->'notes', '[]'));
  PERFORM write_delivery_corrections(id_, nullif(c->'corrections', '[]'));
  PERFORM write_holds(id_, nullif(c->'holds', '[]'));
  PERFORM write_transitions(id_, nullif(c->'transitions', '[]'));
  PERFORM write_notifications(id_, nullif(c->'notifications', '[]'));
  PERFORM settle_transactions(id_, nullif(c->'transactions', '[]'));
  PERFORM write_refunds(id_, nullif(c->'refunds', '[]'));
  PERFORM write_payouts(id_, nullif(c->'payouts', '[]'));
  PERFORM write_appeasements(id_, nullif(c->'appeasements', '[]'));
  PERFORM write_parcel_cash(id_, nullif(c->'cash', '[]'));
  PERFORM write_payment_links(id_, nullif(c->'links', '[]'));
  PERFORM write_clocks(id_, nullif(c->'clocks', '[]'));
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;
