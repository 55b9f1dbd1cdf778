CREATE OR REPLACE FUNCTION settle_transactions(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE payment_transactions AS t SET status = n.status, code = n.code, amount = coalesce(n.amount, t.amount),
    provider_ref = coalesce(t.provider_ref, n."providerRef")
  FROM jsonb_to_recordset(rows_) AS n("paymentId" text, kind text, status text, amount int, "providerRef" text,
    code text)
  WHERE t.order_id = id_ AND t.payment_id = n."paymentId" AND t.kind = n.kind
    AND (t.status = 'PENDING' OR (t.status = 'FAILED' AND n.status = 'SUCCEEDED'));
END $$;
