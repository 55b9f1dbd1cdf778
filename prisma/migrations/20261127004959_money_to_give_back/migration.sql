-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "to_give_back" INTEGER NOT NULL DEFAULT 0;

-- Of orders from before, by their own snapshots.
UPDATE orders AS o SET to_give_back = least(s.much, 2147483647)
FROM (SELECT q.id, t.taken - CASE WHEN q.state ? 'cancellation' THEN 0 ELSE q.grand_total END AS much
  FROM orders AS q CROSS JOIN LATERAL (
    SELECT sum(coalesce((p->>'captured')::bigint, CASE p->>'state' WHEN 'CAPTURED' THEN (p->>'amount')::bigint ELSE 0 END)
      - coalesce((p->>'refunded')::bigint, 0)) AS taken
    FROM jsonb_array_elements(q.state->'payments') AS p) AS t) AS s
WHERE s.id = o.id AND s.much > 0;

-- Few orders are in it: it is what the gauge counts and what the list looks in.
CREATE INDEX orders_to_give_back ON orders (created_at DESC, id DESC) WHERE to_give_back > 0;

CREATE OR REPLACE FUNCTION write_order_head(id_ text, head jsonb, state_ jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders AS o SET status = n.status, stage = n.stage, payment_status = n."paymentStatus",
    version = n.version, revision = n.revision, hold_reason = n."holdReason", delivered_at = n."deliveredAt",
    closed_at = n."closedAt", updated_at = n."updatedAt", to_give_back = coalesce(least(n."toGiveBack", 2147483647), o.to_give_back),
    state = state_
  FROM jsonb_to_record(head) AS n(status text, stage text, "paymentStatus" text, version int, revision int,
    "holdReason" text, "deliveredAt" timestamptz, "closedAt" timestamptz, "updatedAt" timestamptz, "toGiveBack" bigint)
  WHERE o.id = id_;
END $$;
