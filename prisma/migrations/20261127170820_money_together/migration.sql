CREATE OR REPLACE FUNCTION write_payments(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO payments (order_id, id, ordinal, method, provider, token, amount, currency, status, reference,
    action_url, decline_code, created_at, updated_at, capture_before)
  SELECT id_, id, ordinal, method, provider, token, amount, currency, state, reference,
    "actionUrl", "declineCode", "requestedAt", "updatedAt", "captureBefore"
  FROM jsonb_to_recordset(rows_) AS n(id text, ordinal int, method text, provider text, token text,
    amount int, currency text, state text, reference text, "actionUrl" text, "declineCode" text,
    "requestedAt" timestamptz, "updatedAt" timestamptz, "captureBefore" timestamptz)
  ON CONFLICT (order_id, id) DO UPDATE SET amount = excluded.amount, status = excluded.status, reference = excluded.reference,
    action_url = excluded.action_url, decline_code = excluded.decline_code, updated_at = excluded.updated_at,
    -- What was asked for since the order heard of the payment stays.
    capture_before = coalesce(excluded.capture_before, payments.capture_before);
END $$;

CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_stock(nullif(c->'stock', '[]'));
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
