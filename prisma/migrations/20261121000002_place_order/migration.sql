-- Order numbers are read aloud on the telephone: short, rising, gaps allowed.
CREATE SEQUENCE order_number_seq START WITH 100001;

-- The sweeper looks for what is left over; both are almost always empty.
CREATE INDEX orders_not_started_idx ON orders (created_at, id) WHERE workflow_started_at IS NULL;
CREATE INDEX webhook_inbox_unhandled_idx ON webhook_inbox (id) WHERE handled_at IS NULL;

-- Takes stock for an order, all or nothing: `lines` is [{sku, quantity, stocked}], several lines may share a SKU.
-- Returns the SKUs that fall short as [{sku, requested, available}]; when there are any, nothing was taken.
CREATE FUNCTION reserve_stock(lines jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  demand jsonb;
  shortages jsonb;
BEGIN
  SELECT coalesce(jsonb_object_agg(sku, quantity), '{}') INTO demand
  FROM (
    SELECT line->>'sku' AS sku, sum((line->>'quantity')::bigint) AS quantity
    FROM jsonb_array_elements(lines) AS line
    WHERE (line->>'stocked')::boolean
    GROUP BY 1
  ) AS summed;

  -- Every order locks in SKU order, so that two orders of the same goods can't wait for each other.
  PERFORM 1 FROM stock WHERE sku IN (SELECT jsonb_object_keys(demand)) AND warehouse = 'main'
  ORDER BY sku FOR UPDATE;

  SELECT jsonb_agg(jsonb_build_object('sku', wanted.sku, 'requested', wanted.quantity::bigint,
                                      'available', coalesce(on_hand - reserved, 0)) ORDER BY wanted.sku)
  INTO shortages
  FROM jsonb_each_text(demand) AS wanted(sku, quantity)
  LEFT JOIN stock ON stock.sku = wanted.sku AND warehouse = 'main'
  WHERE coalesce(on_hand - reserved, 0) < wanted.quantity::bigint;
  IF shortages IS NOT NULL THEN
    RETURN shortages;
  END IF;

  UPDATE stock SET reserved = reserved + wanted.quantity::int, updated_at = now()
  FROM jsonb_each_text(demand) AS wanted(sku, quantity)
  WHERE stock.sku = wanted.sku AND warehouse = 'main' AND on_hand - reserved >= wanted.quantity::bigint;
  RETURN '[]';
END $$;

-- Writes a priced order, its first event and everything that follows from it. The number exists only now, so
-- it is put into the event and the snapshot here.
CREATE FUNCTION write_placed_order(placement jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  head jsonb := placement->'order';
  event jsonb := placement->'event';
  payment jsonb := placement->'payment';
  id_ text := head->>'id';
  at_ timestamptz := (event->>'at')::timestamptz;
  number_ text := 'TL-' || nextval('order_number_seq');
BEGIN
  INSERT INTO orders (customer_id, id, number, status, stage, payment_status, version, revision, currency,
    items_total, discount_total, tax_total, shipping_total, grand_total, item_count, locale, shipping_method,
    shipping_address, billing_address, contact_email, contact_phone, metadata, state, placed_by,
    created_at, updated_at)
  SELECT "customerId", id_, number_, status, stage, "paymentStatus", version, revision, currency,
    (totals->>'items')::int, (totals->>'discount')::int, (totals->>'tax')::int, (totals->>'shipping')::int,
    (totals->>'grand')::int, "itemCount", locale, "shippingMethod",
    "shippingAddress", nullif("billingAddress", 'null'), "contactEmail", "contactPhone", metadata,
    jsonb_set(placement->'state', '{number}', to_jsonb(number_)), event->'actor'->>'id', at_, at_
  FROM jsonb_to_record(head) AS o("customerId" text, status text, stage text, "paymentStatus" text,
    version int, revision int, currency text, totals jsonb, "itemCount" int, locale text,
    "shippingMethod" text, "shippingAddress" jsonb, "billingAddress" jsonb, "contactEmail" text,
    "contactPhone" text, metadata jsonb);

  INSERT INTO order_items (order_id, id, position, sku, name, variant, stocked, unit_price, subtotal, discount,
    tax, total, status, quantity, reserved, quantities, metadata)
  SELECT id_, id, position, sku, name, variant, stocked, "unitPrice", subtotal, discount,
    tax, total, status, quantity, CASE WHEN stocked THEN quantity ELSE 0 END, quantities, metadata
  FROM jsonb_to_recordset(placement->'items') AS i(id text, position int, sku text, name text, variant text,
    stocked boolean, "unitPrice" int, subtotal int, discount int, tax int, total int, status text,
    quantity int, quantities jsonb, metadata jsonb);

  INSERT INTO order_events (order_id, version, id, type, data, actor_id, actor_role, at)
  VALUES (id_, (event->>'version')::int, event->>'id', event->>'type',
    jsonb_set(event->'data', '{number}', to_jsonb(number_)),
    event->'actor'->>'id', event->'actor'->>'role', at_);

  INSERT INTO status_transitions (id, order_id, "from", "to", timestamp, user_id, notes, automated)
  VALUES (event->>'id', id_, NULL, head->>'status', at_, event->'actor'->>'id', NULL, false);

  IF jsonb_typeof(payment) = 'object' THEN
    INSERT INTO payments (order_id, id, ordinal, method, provider, token, amount, currency, status,
      created_at, updated_at)
    VALUES (id_, payment->>'id', (payment->>'ordinal')::int, payment->>'method', payment->>'provider',
      payment->>'token', (payment->>'amount')::int, head->>'currency', payment->>'state', at_, at_);
  END IF;

  INSERT INTO notifications (id, order_id, kind, channel, status, queued_at)
  SELECT (event->>'id') || '/' || channel, id_, kind, channel, 'QUEUED', at_
  FROM jsonb_to_recordset(placement->'notifications') AS n(kind text, channel text);

  RETURN number_;
END $$;

-- Places an order in one transaction and one round trip. `placement` holds key, bodyHash, checkoutId, customer,
-- order, state, event, items, payment and notifications. Answers with one of
--   {outcome: 'placed' | 'repeated', orderId}
--   {outcome: 'keyReused'}                      the key came before with another body
--   {outcome: 'checkoutUsed', orderId}          the quote has become that order already
--   {outcome: 'outOfStock', shortages: [{sku, requested, available}]}
-- A refusal is an answer, not an exception, and takes its key back: nothing of it stays.
CREATE FUNCTION place_order(placement jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  key_ text := placement->>'key';
  order_id_ text := placement->'order'->>'id';
  checkout_id_ text := placement->>'checkoutId';
  customer jsonb := placement->'customer';
  known idempotency_keys%ROWTYPE;
  used_by text;
  shortages jsonb;
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

  shortages := reserve_stock(placement->'items');
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

  PERFORM write_placed_order(placement);
  UPDATE checkouts SET order_id = order_id_ WHERE id = checkout_id_;
  PERFORM pg_notify('orders', order_id_ || ':1');
  RETURN jsonb_build_object('outcome', 'placed', 'orderId', order_id_);
END $$;
