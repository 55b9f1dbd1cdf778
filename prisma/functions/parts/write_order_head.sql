-- The order's own row: what lists filter by, and the workflow's snapshot; `totals` where it costs something else than before. Workers of an earlier release say nothing of what is to
-- be given back: it stays as it is.
CREATE OR REPLACE FUNCTION write_order_head(id_ text, head jsonb, state_ jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders AS o SET status = n.status, stage = n.stage, payment_status = n."paymentStatus",
    version = n.version, revision = n.revision, hold_reason = n."holdReason", delivered_at = n."deliveredAt",
    closed_at = n."closedAt", updated_at = n."updatedAt", to_give_back = coalesce(least(n."toGiveBack", 2147483647), o.to_give_back),
    items_total = coalesce((n.totals->>'items')::int, o.items_total), discount_total = coalesce((n.totals->>'discount')::int, o.discount_total),
    tax_total = coalesce((n.totals->>'tax')::int, o.tax_total), grand_total = coalesce((n.totals->>'grand')::int, o.grand_total),
    state = state_
  FROM jsonb_to_record(head) AS n(status text, stage text, "paymentStatus" text, version int, revision int,
    "holdReason" text, "deliveredAt" timestamptz, "closedAt" timestamptz, "updatedAt" timestamptz, "toGiveBack" bigint, totals jsonb)
  WHERE o.id = id_;
END $$;
