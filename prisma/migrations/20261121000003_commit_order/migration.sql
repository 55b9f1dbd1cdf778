-- Moves stock by [{sku, onHand, reserved}] deltas, locking in SKU order as placement does. The CHECKs on the
-- table refuse what can't be, and with it the whole commit.
CREATE FUNCTION move_stock(effects jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM stock
  WHERE sku IN (SELECT effect->>'sku' FROM jsonb_array_elements(effects) AS effect) AND warehouse = 'main'
  ORDER BY sku FOR UPDATE;

  UPDATE stock SET on_hand = on_hand + (effect->>'onHand')::int,
    reserved = stock.reserved + (effect->>'reserved')::int, updated_at = now()
  FROM jsonb_array_elements(effects) AS effect
  WHERE stock.sku = effect->>'sku' AND warehouse = 'main';
END $$;

-- What a commit changes beside the order's own row; every part of it is absent or empty when untouched.
CREATE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE order_items AS i SET status = n.status, reserved = n.reserved, quantities = n.quantities
  FROM jsonb_to_recordset(c->'items') AS n(id text, status text, reserved int, quantities jsonb)
  WHERE i.order_id = id_ AND i.id = n.id;

  INSERT INTO payments AS p (order_id, id, ordinal, method, provider, token, amount, currency, status, reference,
    action_url, decline_code, created_at, updated_at)
  SELECT id_, id, ordinal, method, provider, token, amount, currency, state, reference,
    "actionUrl", "declineCode", "requestedAt", "updatedAt"
  FROM jsonb_to_recordset(c->'payments') AS n(id text, ordinal int, method text, provider text, token text,
    amount int, currency text, state text, reference text, "actionUrl" text, "declineCode" text,
    "requestedAt" timestamptz, "updatedAt" timestamptz)
  ON CONFLICT (order_id, id) DO UPDATE SET status = excluded.status, reference = excluded.reference,
    action_url = excluded.action_url, decline_code = excluded.decline_code, updated_at = excluded.updated_at;

  INSERT INTO shipments AS s (id, order_id, courier, status, consignment_id, lines, fee, error, packed_at,
    handed_over_at, delivered_at)
  SELECT id, id_, courier, state, "consignmentId", lines, fee, error, "at", "handedOverAt", "deliveredAt"
  FROM jsonb_to_recordset(c->'shipments') AS n(id text, courier text, state text, "consignmentId" text,
    lines jsonb, fee int, error text, "at" timestamptz, "handedOverAt" timestamptz, "deliveredAt" timestamptz)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, error = excluded.error,
    consignment_id = coalesce(excluded.consignment_id, s.consignment_id), fee = coalesce(excluded.fee, s.fee),
    handed_over_at = excluded.handed_over_at, delivered_at = excluded.delivered_at;

  INSERT INTO tracking_events (id, shipment_id, status, vendor_status, proof, occurred_at)
  SELECT id, "shipmentId", status, "vendorStatus", proof, "occurredAt"
  FROM jsonb_to_recordset(c->'tracking') AS n(id text, "shipmentId" text, status text, "vendorStatus" text,
    proof text, "occurredAt" timestamptz)
  ON CONFLICT (id) DO NOTHING;

  INSERT INTO order_notes (id, order_id, body, visibility, author_id, author_role, created_at)
  SELECT id, id_, body, visibility, "authorId", "authorRole", "createdAt"
  FROM jsonb_to_recordset(c->'notes') AS n(id text, body text, visibility text, "authorId" text,
    "authorRole" text, "createdAt" timestamptz);

  INSERT INTO status_transitions (id, order_id, "from", "to", timestamp, user_id, notes, automated)
  SELECT id, id_, "from", "to", timestamp, "userId", notes, automated
  FROM jsonb_to_recordset(c->'transitions') AS n(id text, "from" text, "to" text, timestamp timestamptz,
    "userId" text, notes text, automated boolean);

  INSERT INTO notifications (id, order_id, kind, channel, status, queued_at)
  SELECT id, id_, kind, channel, 'QUEUED', "queuedAt"
  FROM jsonb_to_recordset(c->'notifications') AS n(id text, kind text, channel text, "queuedAt" timestamptz);
END $$;

-- Appends events to an order and brings its rows in step, in one transaction and one round trip: a
-- compare-and-append on the version the writer knows. Answers with one of
--   {outcome: 'committed'}
--   {outcome: 'behind', events: [...]}   others stand at that version already: here they are, in order
--   {outcome: 'repeated'}                this command's events were appended before
CREATE FUNCTION commit_order(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  id_ text := c->>'orderId';
  expected int := (c->>'expectedVersion')::int;
  row_ jsonb := c->'order';
  current int;
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

  INSERT INTO order_events (order_id, version, id, type, data, actor_id, actor_role, command_id, command_hash, at)
  SELECT id_, version, id, type, data, "actorId", "actorRole", "commandId", "commandHash", at
  FROM jsonb_to_recordset(c->'events') AS e(version int, id text, type text, data jsonb, "actorId" text,
    "actorRole" text, "commandId" text, "commandHash" text, at timestamptz);

  PERFORM move_stock(c->'stock');
  PERFORM write_order_parts(id_, c);

  UPDATE orders SET status = row_->>'status', stage = row_->>'stage', payment_status = row_->>'paymentStatus',
    version = (row_->>'version')::int, revision = (row_->>'revision')::int, hold_reason = row_->>'holdReason',
    delivered_at = (row_->>'deliveredAt')::timestamptz, closed_at = (row_->>'closedAt')::timestamptz,
    updated_at = (row_->>'updatedAt')::timestamptz, state = c->'state'
  WHERE id = id_;

  PERFORM pg_notify('orders', id_ || ':' || (row_->>'version'));
  RETURN jsonb_build_object('outcome', 'committed');
END $$;

-- Makes sure that an order's pieces are held: what its lines lack is taken now, all of it or none. Answers with
-- the SKUs that fall short, in which case nothing was taken. Repeating it changes nothing.
CREATE FUNCTION verify_reservation(id_ text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  lacking jsonb;
  shortages jsonb;
BEGIN
  PERFORM 1 FROM orders WHERE id = id_ FOR UPDATE;
  SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'stocked', stocked, 'quantity', wanted - reserved)), '[]')
  INTO lacking
  FROM (
    SELECT sku, stocked, reserved, (quantities->>'reserved')::int AS wanted FROM order_items
    WHERE order_id = id_ AND stocked
  ) AS line
  WHERE wanted > reserved;
  IF lacking = '[]' THEN
    RETURN '[]';
  END IF;
  shortages := reserve_stock(lacking);
  IF shortages = '[]' THEN
    UPDATE order_items SET reserved = (quantities->>'reserved')::int WHERE order_id = id_ AND stocked;
  END IF;
  RETURN shortages;
END $$;

-- A booking whose answer was lost is found by the parcel id that the courier's own webhook carries.
CREATE INDEX webhook_inbox_pathao_parcel_idx ON webhook_inbox ((payload->>'merchant_order_id'))
WHERE provider = 'pathao';
