-- How moves of money that a gateway was asked for have ended. The event that says so answers the question, whoever
-- brought the word: the call's own answer, a webhook, or the look-up. A success stays; a failure that turns out to be none,
-- such as an attempt given up for lost that was authorized after all, is put right.
CREATE OR REPLACE FUNCTION settle_transactions(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE payment_transactions AS t SET status = n.status, code = n.code, amount = coalesce(n.amount, t.amount),
    provider_ref = coalesce(t.provider_ref, n."providerRef")
  FROM jsonb_to_recordset(rows_) AS n("paymentId" text, kind text, status text, amount int, "providerRef" text,
    code text)
  WHERE t.order_id = id_ AND t.payment_id = n."paymentId" AND t.kind = n.kind
    AND (t.status = 'PENDING' OR (t.status = 'FAILED' AND n.status = 'SUCCEEDED'));
END $$;
