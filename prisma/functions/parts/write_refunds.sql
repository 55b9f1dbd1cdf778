-- Refunds: new ones, and what became of those that are there. What a refund is for never changes, but for what of it nobody wants
-- any more; who decided on it, and what was written, stays.
CREATE OR REPLACE FUNCTION write_refunds(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO refunds AS r (order_id, id, amount, currency, reason, lines, shipping, purpose, method, status, needs_approval,
    requested_by, requested_role, requested_at, due_by, decided_by, decided_at, notes, updated_at)
  SELECT id_, n.id, n.amount, o.currency, n.reason, nullif(n.lines, 'null'), n.shipping, n.purpose, n.method, n.status, n."needsApproval",
    n."requestedBy", n."requestedRole", n."requestedAt", n."dueBy", n."decidedBy", n."decidedAt", n.notes, n."updatedAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, amount int, reason text, lines jsonb, shipping int, purpose text, method text, status text,
    "needsApproval" boolean, "requestedBy" text, "requestedRole" text, "requestedAt" timestamptz, "dueBy" timestamptz, "decidedBy" text,
    "decidedAt" timestamptz, notes text, "updatedAt" timestamptz), orders AS o
  WHERE o.id = id_
  ON CONFLICT (order_id, id) DO UPDATE SET amount = excluded.amount, status = excluded.status,
    decided_by = coalesce(excluded.decided_by, r.decided_by), decided_at = coalesce(excluded.decided_at, r.decided_at),
    notes = coalesce(excluded.notes, r.notes), updated_at = excluded.updated_at;
  INSERT INTO refund_moves (order_id, ordinal, refund_id, payment_id, amount, method, state, reference, code, since)
  SELECT id_, m.ordinal, n.id, m."paymentId", m.amount, m.method, m.state, m.reference, m.code, m.since
  FROM jsonb_to_recordset(rows_) AS n(id text, moves jsonb),
    jsonb_to_recordset(n.moves) AS m(ordinal int, "paymentId" text, amount int, method text, state text, reference text, code text,
      since timestamptz)
  ON CONFLICT (order_id, ordinal) DO UPDATE SET amount = excluded.amount, state = excluded.state,
    reference = excluded.reference, code = excluded.code, since = excluded.since;
END $$;
