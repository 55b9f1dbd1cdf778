-- CreateTable
CREATE TABLE "refunds" (
    "order_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "lines" JSONB,
    "shipping" INTEGER,
    "status" TEXT NOT NULL,
    "needs_approval" BOOLEAN NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_role" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "due_by" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "notes" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("order_id","id")
);

-- CreateTable
CREATE TABLE "refund_moves" (
    "order_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "refund_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reference" TEXT,
    "code" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refund_moves_pkey" PRIMARY KEY ("order_id","ordinal")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "order_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "debit" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("order_id","version","position")
);

-- CreateIndex
CREATE INDEX "refunds_status_requested_at_idx" ON "refunds"("status", "requested_at");

-- CreateIndex
CREATE INDEX "refunds_requested_at_order_id_idx" ON "refunds"("requested_at" DESC, "order_id");

-- CreateIndex
CREATE INDEX "ledger_entries_at_idx" ON "ledger_entries" USING BRIN ("at" timestamptz_minmax_ops);

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_moves" ADD CONSTRAINT "refund_moves_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION append_ledger(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO ledger_entries (order_id, version, position, key, kind, debit, credit, amount, currency, at)
  SELECT id_, n.version, n.position, n.key, n.kind, n.debit, n.credit, n.amount, o.currency, n.at
  FROM jsonb_to_recordset(rows_) AS n(version int, position int, key text, kind text, debit text, credit text, amount bigint,
    at timestamptz), orders AS o
  WHERE o.id = id_;
END $$;

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

CREATE OR REPLACE FUNCTION write_refunds(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO refunds AS r (order_id, id, amount, currency, reason, lines, shipping, status, needs_approval, requested_by,
    requested_role, requested_at, due_by, decided_by, decided_at, notes, updated_at)
  SELECT id_, n.id, n.amount, o.currency, n.reason, nullif(n.lines, 'null'), n.shipping, n.status, n."needsApproval",
    n."requestedBy", n."requestedRole", n."requestedAt", n."dueBy", n."decidedBy", n."decidedAt", n.notes, n."updatedAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, amount int, reason text, lines jsonb, shipping int, status text,
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
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;

ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_move_something" CHECK (amount > 0 AND debit <> credit);

CREATE OR REPLACE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM orders WHERE id = OLD.order_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Entries of the ledger never change.';
END $$;

CREATE TRIGGER ledger_entries_never_change BEFORE UPDATE OR DELETE ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
