-- AlterTable
ALTER TABLE "warehouses" ADD COLUMN     "costs" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "allocation_choices" ADD COLUMN     "version" INTEGER;

-- CreateTable
CREATE TABLE "allocation_rules" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "strategies" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "allocation_rules_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "allocation_choices_order_id_version_key" ON "allocation_choices"("order_id", "version");

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

CREATE OR REPLACE FUNCTION change_stock(rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  -- Every writer locks in this order, so that two can't wait for each other.
  PERFORM 1 FROM stock AS s JOIN jsonb_to_recordset(rows_) AS n(sku text, warehouse text)
    ON s.sku = n.sku AND s.warehouse = coalesce(n.warehouse, 'main')
  ORDER BY s.sku, s.warehouse FOR UPDATE OF s;

  IF rows_ @> '[{"ifFree": true}]' AND EXISTS (
    SELECT FROM jsonb_to_recordset(rows_) AS n(sku text, warehouse text, reserved int, "ifFree" boolean)
    LEFT JOIN (stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active) ON s.sku = n.sku AND s.warehouse = n.warehouse
    WHERE n."ifFree" AND coalesce(s.on_hand - s.reserved - s.safety, 0) < n.reserved
  ) THEN
    RAISE EXCEPTION 'Pieces are not free any more' USING CONSTRAINT = 'stock_free';
  END IF;

  WITH wanted AS (
    SELECT n.cause, s.sku, s.warehouse, n.kind, n."orderId", n.reason, n."actorId", n."at", n.reserved,
      CASE WHEN n."onlyFree" THEN greatest(s.on_hand + n."onHand", s.reserved + n.reserved) - s.on_hand ELSE n."onHand" END AS on_hand
    FROM jsonb_to_recordset(rows_) AS n(cause text, sku text, warehouse text, kind text, "onHand" int, reserved int, "onlyFree" boolean,
      "orderId" text, reason text, "actorId" text, "at" timestamptz)
    JOIN stock AS s ON s.sku = n.sku AND s.warehouse = coalesce(n.warehouse, 'main')
  ), moved AS (
    INSERT INTO stock_moves (cause, sku, warehouse, kind, on_hand, reserved, order_id, reason, actor_id, at)
    -- A worker of an earlier release says no cause.
    SELECT coalesce(cause, gen_random_uuid()::text), sku, warehouse, coalesce(kind, 'ORDER'), on_hand, reserved, "orderId", reason,
      coalesce("actorId", 'system'), coalesce("at", now())
    FROM wanted WHERE on_hand <> 0 OR reserved <> 0
  )
  UPDATE stock AS s SET on_hand = s.on_hand + w.on_hand, reserved = s.reserved + w.reserved, updated_at = now()
  FROM (SELECT sku, warehouse, sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved FROM wanted GROUP BY sku, warehouse) AS w WHERE s.sku = w.sku AND s.warehouse = w.warehouse;
END $$;
