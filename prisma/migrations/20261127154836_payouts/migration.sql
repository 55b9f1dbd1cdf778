-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "method" TEXT;

-- CreateTable
CREATE TABLE "payouts" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "refund_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "named_by" TEXT NOT NULL,
    "named_role" TEXT NOT NULL,
    "approved_by" TEXT,
    "amount" INTEGER NOT NULL,
    "batch_id" TEXT,
    "reference" TEXT,
    "reason" TEXT,
    "code" TEXT,

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_recipients" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "refund_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "account" TEXT,
    "holder" TEXT,
    "bank" TEXT,
    "routing" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "proven_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_recipients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_batches" (
    "id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL,
    "poll_every_ms" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "reference" TEXT,
    "code" TEXT,

    CONSTRAINT "payout_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_lines" (
    "batch_id" TEXT NOT NULL,
    "payout_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "detail" TEXT,

    CONSTRAINT "payout_lines_pkey" PRIMARY KEY ("batch_id","payout_id")
);

-- CreateTable
CREATE TABLE "one_time_codes" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "phone" TEXT,
    "phone_key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "vendor_status" TEXT,

    CONSTRAINT "one_time_codes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payouts_state_since_idx" ON "payouts"("state", "since");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_order_id_refund_id_position_key" ON "payouts"("order_id", "refund_id", "position");

-- CreateIndex
CREATE INDEX "payout_recipients_order_id_idx" ON "payout_recipients"("order_id");

-- CreateIndex
CREATE INDEX "payout_batches_created_at_id_idx" ON "payout_batches"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "payout_lines_order_id_idx" ON "payout_lines"("order_id");

-- CreateIndex
CREATE INDEX "one_time_codes_purpose_subject_created_at_idx" ON "one_time_codes"("purpose", "subject", "created_at");

-- CreateIndex
CREATE INDEX "one_time_codes_phone_key_created_at_idx" ON "one_time_codes"("phone_key", "created_at");

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_recipients" ADD CONSTRAINT "payout_recipients_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "payout_batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

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

CREATE OR REPLACE FUNCTION write_refunds(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO refunds AS r (order_id, id, amount, currency, reason, lines, shipping, method, status, needs_approval, requested_by,
    requested_role, requested_at, due_by, decided_by, decided_at, notes, updated_at)
  SELECT id_, n.id, n.amount, o.currency, n.reason, nullif(n.lines, 'null'), n.shipping, n.method, n.status, n."needsApproval",
    n."requestedBy", n."requestedRole", n."requestedAt", n."dueBy", n."decidedBy", n."decidedAt", n.notes, n."updatedAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, amount int, reason text, lines jsonb, shipping int, method text, status text,
    "needsApproval" boolean, "requestedBy" text, "requestedRole" text, "requestedAt" timestamptz, "dueBy" timestamptz, "decidedBy" text,
    "decidedAt" timestamptz, notes text, "updatedAt" timestamptz), orders AS o
  WHERE o.id = id_
  ON CONFLICT (order_id, id) DO UPDATE SET amount = excluded.amount, status = excluded.status,
    decided_by = coalesce(excluded.decided_by, r.decided_by), decided_at = coalesce(excluded.decided_at, r.decided_at),
    notes = coalesce(excluded.notes, r.notes), updated_at = excluded.updated_at;
  INSERT INTO refund_moves (order_id, ordinal, refund_id, payment_id, amount, state, reference, code, since)
  SELECT id_, m.ordinal, n.id, m."paymentId", m.amount, m.state, m.reference, m.code, m.since
  FROM jsonb_to_recordset(rows_) AS n(id text, moves jsonb),
    jsonb_to_recordset(n.moves) AS m(ordinal int, "paymentId" text, amount int, state text, reference text, code text,
      since timestamptz)
  ON CONFLICT (order_id, ordinal) DO UPDATE SET amount = excluded.amount, state = excluded.state,
    reference = excluded.reference, code = excluded.code, since = excluded.since;
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
  PERFORM write_parcel_cash(id_, nullif(c->'cash', '[]'));
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;

-- A payout is in one batch, unless that has dropped it.
CREATE UNIQUE INDEX payout_lines_once_idx ON payout_lines (payout_id) WHERE state <> 'DROPPED';
ALTER TABLE payout_lines ADD CONSTRAINT payout_lines_pay CHECK (amount > 0);
ALTER TABLE one_time_codes ADD CONSTRAINT one_time_codes_tries CHECK (tries >= 0);
-- What the sweeper looks for: batches that have no workflow yet.
CREATE INDEX payout_batches_to_start_idx ON payout_batches (created_at) WHERE started_at IS NULL;
