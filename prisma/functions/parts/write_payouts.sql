-- Payouts of refunds: new ones, and how far those have come that are there. Who is paid never changes.
CREATE OR REPLACE FUNCTION write_payouts(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO payouts (id, order_id, refund_id, position, method, last, state, since, named_by, named_role, approved_by, amount,
    batch_id, reference, reason, code)
  SELECT n.id, id_, n."refundId", n.position, n.method, n.last, n.state, n.since, n."namedBy", n."namedRole", n."approvedBy", n.amount,
    n."batchId", n.reference, n.reason, n.code
  FROM jsonb_to_recordset(rows_) AS n(id text, "refundId" text, position int, method text, last text, state text, since timestamptz,
    "namedBy" text, "namedRole" text, "approvedBy" text, amount int, "batchId" text, reference text, reason text, code text)
  ON CONFLICT (id) DO UPDATE SET state = excluded.state, since = excluded.since, approved_by = excluded.approved_by,
    amount = excluded.amount, batch_id = excluded.batch_id, reference = excluded.reference, reason = excluded.reason,
    code = excluded.code;
END $$;
