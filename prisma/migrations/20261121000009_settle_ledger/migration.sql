-- What a commit changes beside the order's own row; every part of it is absent or empty when untouched.
CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
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

  -- What was asked of the gateway is answered by the event that says so, whoever brought the word: the call's own
  -- answer, a webhook, or the look-up. A row that is final stays.
  UPDATE payment_transactions AS t SET status = n.status, code = n.code,
    provider_ref = coalesce(t.provider_ref, n."providerRef")
  FROM jsonb_to_recordset(c->'transactions') AS n("paymentId" text, kind text, status text, "providerRef" text,
    code text)
  WHERE t.order_id = id_ AND t.payment_id = n."paymentId" AND t.kind = n.kind AND t.status = 'PENDING';
END $$;
