-- How moves of money that a gateway was asked for have ended. The event that says so answers the question, whoever
-- brought the word: the call's own answer, a webhook, or the look-up. A success stays; a failure that turns out to be none,
-- such as an attempt given up for lost that was authorized after all, or a capture that another try brought, is put right, and is
-- of the time when it moved. Money that was reserved or taken and that
-- nobody had asked for gets the row that the call would have, at the time of the payment's change.
CREATE OR REPLACE FUNCTION settle_transactions(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE payment_transactions AS t SET status = n.status, code = n.code, amount = coalesce(n.amount, t.amount),
    provider_ref = coalesce(t.provider_ref, n."providerRef"),
    at = CASE t.status WHEN 'FAILED' THEN p.updated_at ELSE t.at END
  FROM jsonb_to_recordset(rows_) AS n("paymentId" text, kind text, status text, amount int, "providerRef" text,
    code text), payments AS p
  WHERE t.order_id = id_ AND t.payment_id = n."paymentId" AND t.kind = n.kind
    AND p.order_id = id_ AND p.id = t.payment_id
    AND (t.status = 'PENDING' OR (t.status = 'FAILED' AND n.status = 'SUCCEEDED'));
  INSERT INTO payment_transactions (id, order_id, payment_id, kind, status, amount, currency, provider, provider_ref, at)
  SELECT id_ || '/' || lower(n.kind) || '/' || p.ordinal, id_, p.id, n.kind, n.status, n.amount, p.currency, p.provider,
    n."providerRef", p.updated_at
  FROM jsonb_to_recordset(rows_) AS n("paymentId" text, kind text, status text, amount int, "providerRef" text)
  JOIN payments AS p ON p.order_id = id_ AND p.id = n."paymentId"
  WHERE n.kind IN ('AUTHORIZE', 'CAPTURE') AND n.status = 'SUCCEEDED' AND n.amount > 0
    AND NOT EXISTS (SELECT 1 FROM payment_transactions AS t
      WHERE t.order_id = id_ AND t.payment_id = n."paymentId" AND t.kind = n.kind)
  ON CONFLICT (id) DO NOTHING;
END $$;
