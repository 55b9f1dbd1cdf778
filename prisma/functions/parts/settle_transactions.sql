-- How moves of money that a gateway was asked for have ended. The event that says so answers the question, whoever
-- brought the word: the call's own answer, a webhook, or the look-up. A success stays; a failure that turns out to be none,
-- such as an attempt given up for lost that was authorized after all, or a capture that another try brought, is put right, and is
-- of the time when it moved. So is a refund that the bank has turned away. Money that was reserved or taken and that
-- nobody had asked for, or was given back at the gateway itself, gets the row that the call would have, at the time of the payment's change.
CREATE OR REPLACE FUNCTION settle_transactions(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE payment_transactions AS t SET status = n.status, code = n.code, amount = coalesce(n.amount, t.amount),
    provider_ref = coalesce(t.provider_ref, n."providerRef"),
    at = CASE t.status WHEN 'FAILED' THEN p.updated_at ELSE t.at END
  FROM jsonb_to_recordset(rows_) AS n("paymentId" text, ordinal int, kind text, status text, amount int,
    "providerRef" text, code text), payments AS p
  WHERE p.order_id = id_ AND p.id = n."paymentId"
    AND t.id = id_ || '/' || lower(n.kind) || '/' || coalesce(n.ordinal, p.ordinal)
    AND (t.status = 'PENDING' OR (t.status = 'FAILED' AND n.status = 'SUCCEEDED') OR (t.kind = 'REFUND' AND n.status = 'FAILED'));
  INSERT INTO payment_transactions (id, order_id, payment_id, kind, status, amount, currency, provider, provider_ref, at)
  SELECT id_ || '/' || lower(n.kind) || '/' || coalesce(n.ordinal, p.ordinal), id_, p.id, n.kind, n.status, n.amount, p.currency, p.provider,
    n."providerRef", p.updated_at
  FROM jsonb_to_recordset(rows_) AS n("paymentId" text, ordinal int, kind text, status text, amount int,
    "providerRef" text)
  JOIN payments AS p ON p.order_id = id_ AND p.id = n."paymentId"
  WHERE n.kind IN ('AUTHORIZE', 'CAPTURE', 'REFUND') AND n.status = 'SUCCEEDED' AND n.amount > 0
  ON CONFLICT (id) DO NOTHING;
END $$;
