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

CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM change_stock(released_as_held(id_, nullif(c->'stock', '[]'), c->'items'));
  PERFORM write_order_items(id_, nullif(c->'items', '[]'));
  PERFORM write_payments(id_, nullif(c->'payments', '[]'));
  PERFORM move_promised_parcels(id_, nullif(c->'places', '[]'));
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
