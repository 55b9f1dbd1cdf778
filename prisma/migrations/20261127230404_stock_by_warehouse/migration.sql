-- AlterTable
ALTER TABLE "stock_adjustments" ADD COLUMN     "counted" INTEGER,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'ADJUST',
ADD COLUMN     "to" TEXT;

DROP FUNCTION move_stock;

DROP FUNCTION reserve_stock;

DROP FUNCTION verify_reservation;

CREATE OR REPLACE FUNCTION insert_order_items(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_items (order_id, id, position, sku, name, variant, stocked, unit_price, subtotal, discount,
    tax, total, status, quantity, reserved, held, quantities, metadata)
  SELECT id_, id, position, sku, name, variant, stocked, "unitPrice", subtotal, discount,
    tax, total, status, quantity, CASE WHEN stocked THEN quantity ELSE 0 END,
    CASE WHEN NOT stocked THEN '{}' WHEN jsonb_typeof("from") = 'array' THEN (
      SELECT jsonb_object_agg(f->>'warehouse', f->'quantity') FROM jsonb_array_elements("from") AS f)
    ELSE jsonb_build_object('main', quantity) END, quantities, metadata
  FROM jsonb_to_recordset(rows_) AS n(id text, position int, sku text, name text, variant text,
    stocked boolean, "unitPrice" int, subtotal int, discount int, tax int, total int, status text,
    quantity int, "from" jsonb, quantities jsonb, metadata jsonb);
END $$;

CREATE OR REPLACE FUNCTION write_order_items(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE order_items AS i SET status = n.status, reserved = n.reserved, quantities = n.quantities,
    held = coalesce(n.held, CASE WHEN n.reserved > 0 THEN jsonb_build_object('main', n.reserved) ELSE '{}' END)
  FROM jsonb_to_recordset(rows_) AS n(id text, status text, reserved int, held jsonb, quantities jsonb)
  WHERE i.order_id = id_ AND i.id = n.id;
END $$;

CREATE OR REPLACE FUNCTION write_shipments(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO shipments AS s (id, order_id, courier, warehouse, status, consignment_id, lines, fee, error, packed_at,
    handed_over_at, delivered_at)
  SELECT id, id_, courier, coalesce(warehouse, 'main'), state, "consignmentId", lines, fee, error, "at", "handedOverAt", "deliveredAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, courier text, warehouse text, state text, "consignmentId" text,
    lines jsonb, fee int, error text, "at" timestamptz, "handedOverAt" timestamptz, "deliveredAt" timestamptz)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, error = excluded.error,
    consignment_id = excluded.consignment_id, fee = coalesce(excluded.fee, s.fee),
    handed_over_at = excluded.handed_over_at, delivered_at = excluded.delivered_at;
END $$;

CREATE OR REPLACE FUNCTION place_order(placement jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  key_ text := placement->>'key';
  order_id_ text := placement->'order'->>'id';
  checkout_id_ text := placement->>'checkoutId';
  reference_ text := placement->'order'->>'externalReference';
  customer jsonb := placement->'customer';
  known idempotency_keys%ROWTYPE;
  used_by text;
  shortages jsonb;
  number_ text;
BEGIN
  -- Of two requests with the same key the second waits here for the first one's transaction to end.
  INSERT INTO idempotency_keys (key, body_hash, order_id)
  VALUES (key_, placement->>'bodyHash', order_id_)
  ON CONFLICT (key) DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO STRICT known FROM idempotency_keys WHERE key = key_;
    IF known.body_hash <> placement->>'bodyHash' THEN
      RETURN jsonb_build_object('outcome', 'keyReused');
    END IF;
    RETURN jsonb_build_object('outcome', 'repeated', 'orderId', known.order_id);
  END IF;

  IF checkout_id_ IS NOT NULL THEN
    SELECT order_id INTO STRICT used_by FROM checkouts WHERE id = checkout_id_ FOR UPDATE;
    IF used_by IS NOT NULL THEN
      DELETE FROM idempotency_keys WHERE key = key_;
      RETURN jsonb_build_object('outcome', 'checkoutUsed', 'orderId', used_by);
    END IF;
  END IF;

  IF reference_ IS NOT NULL THEN
    -- Of two orders with one reference the second waits here, and is told of the first.
    PERFORM pg_advisory_xact_lock(hashtextextended(reference_, 0));
    SELECT id INTO used_by FROM orders WHERE external_reference = reference_;
    IF used_by IS NOT NULL THEN
      DELETE FROM idempotency_keys WHERE key = key_;
      RETURN jsonb_build_object('outcome', 'referenceUsed', 'orderId', used_by);
    END IF;
  END IF;

  shortages := reserve_stock(placement->'items', jsonb_build_object('cause', placement->'event'->'id', 'orderId', order_id_,
    'actorId', placement->'event'->'actor'->'id', 'at', placement->'event'->'at'));
  IF shortages <> '[]' THEN
    DELETE FROM idempotency_keys WHERE key = key_;
    RETURN jsonb_build_object('outcome', 'outOfStock', 'shortages', shortages);
  END IF;

  -- What is known of a customer stays; an order only fills the gaps.
  INSERT INTO customers AS c (id, name, email, phone, locale, guest)
  VALUES (customer->>'id', customer->>'name', customer->>'email', customer->>'phone', customer->>'locale',
    (customer->>'guest')::boolean)
  ON CONFLICT (id) DO UPDATE SET name = coalesce(c.name, excluded.name),
    email = coalesce(c.email, excluded.email), phone = coalesce(c.phone, excluded.phone)
  WHERE (c.name IS NULL AND excluded.name IS NOT NULL) OR (c.email IS NULL AND excluded.email IS NOT NULL)
    OR (c.phone IS NULL AND excluded.phone IS NOT NULL);

  number_ := write_placed_order(placement);
  UPDATE checkouts SET order_id = order_id_ WHERE id = checkout_id_;
  PERFORM pg_notify('orders', order_id_ || ':1');
  RETURN jsonb_build_object('outcome', 'placed', 'orderId', order_id_, 'number', number_);
END $$;

CREATE OR REPLACE FUNCTION available_pieces(sku_ text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(greatest(s.on_hand - s.reserved - s.safety, 0)), 0)
  FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active WHERE s.sku = sku_
$$;

CREATE OR REPLACE FUNCTION change_stock(rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  -- Every writer locks in this order, so that two can't wait for each other.
  PERFORM 1 FROM stock AS s JOIN jsonb_to_recordset(rows_) AS n(sku text, warehouse text)
    ON s.sku = n.sku AND s.warehouse = coalesce(n.warehouse, 'main')
  ORDER BY s.sku, s.warehouse FOR UPDATE OF s;

  WITH wanted AS (
    SELECT n.cause, s.sku, s.warehouse, n.kind, n."orderId", n.reason, n."actorId", n."at", n.reserved,
      CASE WHEN n."onlyFree" THEN greatest(s.on_hand + n."onHand", s.reserved + n.reserved) - s.on_hand ELSE n."onHand" END AS on_hand
    FROM jsonb_to_recordset(rows_) AS n(cause text, sku text, warehouse text, kind text, "onHand" int, reserved int, "onlyFree" boolean,
      "orderId" text, reason text, "actorId" text, "at" timestamptz)
    JOIN stock AS s ON s.sku = n.sku AND s.warehouse = coalesce(n.warehouse, 'main')
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
  shortages jsonb;
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

  SELECT jsonb_agg(jsonb_build_object('sku', short.sku, 'requested', (
      SELECT sum(d.reserved) FROM jsonb_to_recordset(demand) AS d(sku text, reserved bigint) WHERE d.sku = short.sku),
    'available', available_pieces(short.sku)) ORDER BY short.sku)
  INTO shortages
  FROM (
    SELECT DISTINCT d.sku FROM jsonb_to_recordset(demand) AS d(sku text, warehouse text, reserved bigint)
    LEFT JOIN (stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active) ON s.sku = d.sku AND s.warehouse = d.warehouse
    WHERE coalesce(s.on_hand - s.reserved - s.safety, 0) < d.reserved
  ) AS short;
  IF shortages IS NOT NULL THEN
    RETURN shortages;
  END IF;

  PERFORM change_stock((
    SELECT jsonb_agg(d || jsonb_build_object('onHand', 0, 'kind', 'RESERVE', 'cause', why->'cause', 'orderId', why->'orderId',
      'actorId', why->'actorId', 'at', why->'at'))
    FROM jsonb_array_elements(demand) AS d));
  RETURN '[]';
END $$;

CREATE OR REPLACE FUNCTION verify_reservation(id_ text, wanted jsonb DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  version_ int;
  lacking jsonb;
  shortages jsonb;
BEGIN
  SELECT version INTO STRICT version_ FROM orders WHERE id = id_ FOR UPDATE;
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
  PERFORM change_stock(nullif(c->'stock', '[]'));
  PERFORM write_order_items(id_, nullif(c->'items', '[]'));
  PERFORM write_payments(id_, nullif(c->'payments', '[]'));
  PERFORM write_shipments(id_, nullif(c->'shipments', '[]'));
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

-- Somebody may count what there should be.
ALTER TABLE stock_adjustments DROP CONSTRAINT stock_adjustments_change_something;
ALTER TABLE stock_adjustments ADD CONSTRAINT stock_adjustments_change_something CHECK (delta <> 0 OR kind = 'COUNT');
