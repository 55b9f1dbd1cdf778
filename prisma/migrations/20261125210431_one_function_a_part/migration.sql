DROP FUNCTION move_stock;

CREATE OR REPLACE FUNCTION commit_order(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  id_ text := c->>'orderId';
  expected int := (c->>'expectedVersion')::int;
  current int;
  status_since timestamptz;
BEGIN
  SELECT version INTO STRICT current FROM orders WHERE id = id_ FOR UPDATE;
  IF current <> expected THEN
    RETURN jsonb_build_object('outcome', 'behind', 'events', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'version', e.version, 'type', e.type,
        'data', e.data, 'actorId', e.actor_id, 'actorRole', e.actor_role, 'commandId', e.command_id,
        'commandHash', e.command_hash, 'at', e.at) ORDER BY e.version), '[]')
      FROM order_events AS e WHERE e.order_id = id_ AND e.version > expected));
  END IF;
  IF EXISTS (SELECT 1 FROM order_events WHERE id = c->'events'->0->>'id') THEN
    RETURN jsonb_build_object('outcome', 'repeated');
  END IF;

  SELECT max(timestamp) INTO status_since FROM status_transitions WHERE order_id = id_;
  PERFORM append_events(id_, c->'events');
  PERFORM write_order_parts(id_, c);
  PERFORM write_order_head(id_, c->'order', c->'state');
  PERFORM pg_notify('orders', id_ || ':' || (c->'order'->>'version'));
  RETURN jsonb_build_object('outcome', 'committed', 'statusSince', status_since);
END $$;

CREATE OR REPLACE FUNCTION insert_order(head jsonb, number_ text, state_ jsonb, by_ text, at_ timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO orders (customer_id, id, number, status, stage, payment_status, version, revision, currency,
    items_total, discount_total, tax_total, shipping_total, grand_total, item_count, locale, shipping_method,
    shipping_address, billing_address, contact_email, contact_phone, metadata, state, placed_by,
    created_at, updated_at)
  SELECT "customerId", id, number_, status, stage, "paymentStatus", version, revision, currency,
    (totals->>'items')::int, (totals->>'discount')::int, (totals->>'tax')::int, (totals->>'shipping')::int,
    (totals->>'grand')::int, "itemCount", locale, "shippingMethod",
    "shippingAddress", nullif("billingAddress", 'null'), "contactEmail", "contactPhone", metadata,
    state_, by_, at_, at_
  FROM jsonb_to_record(head) AS n(id text, "customerId" text, status text, stage text, "paymentStatus" text,
    version int, revision int, currency text, totals jsonb, "itemCount" int, locale text,
    "shippingMethod" text, "shippingAddress" jsonb, "billingAddress" jsonb, "contactEmail" text,
    "contactPhone" text, metadata jsonb);
END $$;

CREATE OR REPLACE FUNCTION insert_order_items(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_items (order_id, id, position, sku, name, variant, stocked, unit_price, subtotal, discount,
    tax, total, status, quantity, reserved, quantities, metadata)
  SELECT id_, id, position, sku, name, variant, stocked, "unitPrice", subtotal, discount,
    tax, total, status, quantity, CASE WHEN stocked THEN quantity ELSE 0 END, quantities, metadata
  FROM jsonb_to_recordset(rows_) AS n(id text, position int, sku text, name text, variant text,
    stocked boolean, "unitPrice" int, subtotal int, discount int, tax int, total int, status text,
    quantity int, quantities jsonb, metadata jsonb);
END $$;

CREATE OR REPLACE FUNCTION append_events(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_events (order_id, version, id, type, data, actor_id, actor_role, command_id, command_hash, at)
  SELECT id_, version, id, type, data, "actorId", "actorRole", "commandId", "commandHash", at
  FROM jsonb_to_recordset(rows_) AS n(version int, id text, type text, data jsonb, "actorId" text,
    "actorRole" text, "commandId" text, "commandHash" text, at timestamptz);
END $$;

CREATE OR REPLACE FUNCTION move_stock(rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  PERFORM 1 FROM stock
  WHERE sku IN (SELECT n.sku FROM jsonb_to_recordset(rows_) AS n(sku text)) AND warehouse = 'main'
  ORDER BY sku FOR UPDATE;

  UPDATE stock AS s SET on_hand = s.on_hand + n."onHand", reserved = s.reserved + n.reserved, updated_at = now()
  FROM jsonb_to_recordset(rows_) AS n(sku text, "onHand" int, reserved int)
  WHERE s.sku = n.sku AND s.warehouse = 'main';
END $$;

CREATE OR REPLACE FUNCTION settle_transactions(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE payment_transactions AS t SET status = n.status, code = n.code,
    provider_ref = coalesce(t.provider_ref, n."providerRef")
  FROM jsonb_to_recordset(rows_) AS n("paymentId" text, kind text, status text, "providerRef" text, code text)
  WHERE t.order_id = id_ AND t.payment_id = n."paymentId" AND t.kind = n.kind AND t.status = 'PENDING';
END $$;

CREATE OR REPLACE FUNCTION want_erp_push(id_ text, version_ int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO erp_pushes AS p (order_id, wanted_version) VALUES (id_, version_)
  ON CONFLICT (order_id) DO UPDATE SET status = 'PENDING', wanted_version = version_,
    wanted_since = CASE WHEN p.status = 'SYNCED' THEN now() ELSE p.wanted_since END,
    attempts = CASE WHEN p.status = 'SYNCED' THEN 0 ELSE p.attempts END;
END $$;

CREATE OR REPLACE FUNCTION write_notes(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_notes (id, order_id, body, visibility, author_id, author_role, created_at)
  SELECT id, id_, body, visibility, "authorId", "authorRole", "createdAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, body text, visibility text, "authorId" text,
    "authorRole" text, "createdAt" timestamptz);
END $$;

CREATE OR REPLACE FUNCTION write_notifications(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO notifications (id, order_id, kind, channel, status, queued_at)
  SELECT id, id_, kind, channel, 'QUEUED', "queuedAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, kind text, channel text, "queuedAt" timestamptz);
END $$;

CREATE OR REPLACE FUNCTION write_order_head(id_ text, head jsonb, state_ jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders AS o SET status = n.status, stage = n.stage, payment_status = n."paymentStatus",
    version = n.version, revision = n.revision, hold_reason = n."holdReason", delivered_at = n."deliveredAt",
    closed_at = n."closedAt", updated_at = n."updatedAt", state = state_
  FROM jsonb_to_record(head) AS n(status text, stage text, "paymentStatus" text, version int, revision int,
    "holdReason" text, "deliveredAt" timestamptz, "closedAt" timestamptz, "updatedAt" timestamptz)
  WHERE o.id = id_;
END $$;

CREATE OR REPLACE FUNCTION write_order_items(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE order_items AS i SET status = n.status, reserved = n.reserved, quantities = n.quantities
  FROM jsonb_to_recordset(rows_) AS n(id text, status text, reserved int, quantities jsonb)
  WHERE i.order_id = id_ AND i.id = n.id;
END $$;

CREATE OR REPLACE FUNCTION write_payments(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO payments (order_id, id, ordinal, method, provider, token, amount, currency, status, reference,
    action_url, decline_code, created_at, updated_at)
  SELECT id_, id, ordinal, method, provider, token, amount, currency, state, reference,
    "actionUrl", "declineCode", "requestedAt", "updatedAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, ordinal int, method text, provider text, token text,
    amount int, currency text, state text, reference text, "actionUrl" text, "declineCode" text,
    "requestedAt" timestamptz, "updatedAt" timestamptz)
  ON CONFLICT (order_id, id) DO UPDATE SET status = excluded.status, reference = excluded.reference,
    action_url = excluded.action_url, decline_code = excluded.decline_code, updated_at = excluded.updated_at;
END $$;

CREATE OR REPLACE FUNCTION write_shipments(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO shipments AS s (id, order_id, courier, status, consignment_id, lines, fee, error, packed_at,
    handed_over_at, delivered_at)
  SELECT id, id_, courier, state, "consignmentId", lines, fee, error, "at", "handedOverAt", "deliveredAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, courier text, state text, "consignmentId" text,
    lines jsonb, fee int, error text, "at" timestamptz, "handedOverAt" timestamptz, "deliveredAt" timestamptz)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, error = excluded.error,
    consignment_id = coalesce(excluded.consignment_id, s.consignment_id), fee = coalesce(excluded.fee, s.fee),
    handed_over_at = excluded.handed_over_at, delivered_at = excluded.delivered_at;
END $$;

CREATE OR REPLACE FUNCTION write_tracking(rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO tracking_events (id, shipment_id, status, vendor_status, proof, occurred_at)
  SELECT id, "shipmentId", status, "vendorStatus", proof, "occurredAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, "shipmentId" text, status text, "vendorStatus" text,
    proof text, "occurredAt" timestamptz)
  ON CONFLICT (id) DO NOTHING;
END $$;

CREATE OR REPLACE FUNCTION write_transitions(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO status_transitions (id, order_id, "from", "to", timestamp, user_id, notes, automated)
  SELECT id, id_, "from", "to", timestamp, "userId", notes, automated
  FROM jsonb_to_recordset(rows_) AS n(id text, "from" text, "to" text, timestamp timestamptz,
    "userId" text, notes text, automated boolean);
END $$;

CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_stock(nullif(c->'stock', '[]'));
  PERFORM write_order_items(id_, nullif(c->'items', '[]'));
  PERFORM write_payments(id_, nullif(c->'payments', '[]'));
  PERFORM write_shipments(id_, nullif(c->'shipments', '[]'));
  PERFORM write_tracking(nullif(c->'tracking', '[]'));
  PERFORM write_notes(id_, nullif(c->'notes', '[]'));
  PERFORM write_transitions(id_, nullif(c->'transitions', '[]'));
  PERFORM write_notifications(id_, nullif(c->'notifications', '[]'));
  PERFORM settle_transactions(id_, nullif(c->'transactions', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION write_placed_order(placement jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  head jsonb := placement->'order';
  event jsonb := placement->'event';
  actor jsonb := event->'actor';
  id_ text := head->>'id';
  number_ text := 'TL-' || nextval('order_number_seq');
BEGIN
  PERFORM insert_order(head, number_, jsonb_set(placement->'state', '{number}', to_jsonb(number_)),
    actor->>'id', (event->>'at')::timestamptz);
  PERFORM insert_order_items(id_, placement->'items');
  PERFORM append_events(id_, jsonb_build_array(jsonb_build_object('version', event->'version', 'id', event->'id',
    'type', event->'type', 'data', jsonb_set(event->'data', '{number}', to_jsonb(number_)),
    'actorId', actor->'id', 'actorRole', actor->'role', 'at', event->'at')));
  PERFORM write_transitions(id_, jsonb_build_array(jsonb_build_object('id', event->'id', 'from', NULL,
    'to', head->'status', 'timestamp', event->'at', 'userId', actor->'id', 'notes', NULL, 'automated', false)));
  IF jsonb_typeof(placement->'payment') = 'object' THEN
    PERFORM write_payments(id_, jsonb_build_array(placement->'payment' || jsonb_build_object(
      'currency', head->'currency', 'requestedAt', event->'at', 'updatedAt', event->'at')));
  END IF;
  PERFORM write_notifications(id_, (
    SELECT jsonb_agg(n || jsonb_build_object('id', (event->>'id') || '/' || (n->>'channel'), 'queuedAt', event->'at'))
    FROM jsonb_array_elements(placement->'notifications') AS n));
  PERFORM want_erp_push(id_, (event->>'version')::int);
  RETURN number_;
END $$;
