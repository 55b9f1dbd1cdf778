-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "purpose" TEXT;

-- AlterTable
ALTER TABLE "refund_moves" ADD COLUMN     "method" TEXT;

-- CreateTable
CREATE TABLE "appeasements" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "refund_id" TEXT,
    "agent_id" TEXT NOT NULL,
    "agent_role" TEXT NOT NULL,
    "day" DATE,
    "customer_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appeasements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_accounts" (
    "customer_id" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "available" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_accounts_pkey" PRIMARY KEY ("customer_id","currency")
);

-- CreateTable
CREATE TABLE "credit_entries" (
    "key" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "debit" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "order_id" TEXT,
    "payment_id" TEXT,
    "reason" TEXT,
    "actor_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_entries_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "appeasements_agent_id_day_idx" ON "appeasements"("agent_id", "day");

-- CreateIndex
CREATE INDEX "appeasements_customer_id_at_idx" ON "appeasements"("customer_id", "at");

-- CreateIndex
CREATE INDEX "appeasements_order_id_idx" ON "appeasements"("order_id");

-- CreateIndex
CREATE INDEX "credit_entries_customer_id_currency_at_key_idx" ON "credit_entries"("customer_id", "currency", "at" DESC, "key");

-- CreateIndex
CREATE INDEX "credit_entries_order_id_payment_id_idx" ON "credit_entries"("order_id", "payment_id");

-- AddForeignKey
ALTER TABLE "appeasements" ADD CONSTRAINT "appeasements_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_customer_id_currency_fkey" FOREIGN KEY ("customer_id", "currency") REFERENCES "credit_accounts"("customer_id", "currency") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION appeasement_use(order_id_ text, agent_id_ text, day_ date, since_ timestamptz)
RETURNS TABLE (agent bigint, customer bigint, phone bigint) LANGUAGE sql STABLE AS $$
  SELECT
    (SELECT coalesce(sum(a.amount), 0) FROM appeasements AS a
     WHERE a.agent_id = agent_id_ AND a.day = day_ AND a.currency = o.currency AND a.state IN ('CLAIMED', 'GRANTED')),
    (SELECT coalesce(sum(a.amount), 0) FROM appeasements AS a
     WHERE a.customer_id = o.customer_id AND a.at >= since_ AND a.currency = o.currency
       AND a.state IN ('CLAIMED', 'GRANTED', 'APPROVED')),
    (SELECT coalesce(sum(a.amount), 0) FROM appeasements AS a JOIN orders AS other ON other.id = a.order_id
     WHERE coalesce(other.recipient_phone, other.contact_phone) = coalesce(o.recipient_phone, o.contact_phone)
       AND a.at >= since_ AND a.currency = o.currency AND a.state IN ('CLAIMED', 'GRANTED', 'APPROVED'))
  FROM orders AS o WHERE o.id = order_id_
$$;

CREATE OR REPLACE FUNCTION claim_appeasement(c jsonb) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  amount_ int := (c->>'amount')::int;
  day_ date := (c->>'day')::date;
  o record;
  used record;
  over_ text[] := '{}';
BEGIN
  SELECT customer_id, currency, coalesce(recipient_phone, contact_phone) AS phone INTO STRICT o FROM orders WHERE id = c->>'orderId';
  -- Whoever counts against the same waits here for the other's transaction to end; always in this order, so that no two wait for one another.
  PERFORM pg_advisory_xact_lock(hashtextextended('appeasement/agent/' || (c->>'agentId'), 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('appeasement/customer/' || o.customer_id, 0));
  IF o.phone IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('appeasement/phone/' || o.phone, 0));
  END IF;
  IF EXISTS (SELECT 1 FROM appeasements WHERE id = c->>'id') THEN
    RETURN CASE WHEN EXISTS (SELECT 1 FROM appeasements WHERE id = c->>'id' AND state IN ('CLAIMED', 'GRANTED'))
      THEN '{}'::text[] ELSE '{BUDGET}'::text[] END;
  END IF;
  SELECT * INTO STRICT used FROM appeasement_use(c->>'orderId', c->>'agentId', day_, (c->>'since')::timestamptz);
  IF used.agent + amount_ > (c->>'budget')::int THEN over_ := over_ || 'BUDGET'::text; END IF;
  IF used.customer + amount_ > (c->>'cap')::int THEN over_ := over_ || 'CUSTOMER'::text; END IF;
  IF used.phone + amount_ > (c->>'cap')::int THEN over_ := over_ || 'PHONE'::text; END IF;
  IF over_ = '{}' THEN
    INSERT INTO appeasements (id, order_id, agent_id, agent_role, day, customer_id, amount, currency, reason, state, at)
    VALUES (c->>'id', c->>'orderId', c->>'agentId', c->>'agentRole', day_, o.customer_id, amount_, o.currency, c->>'reason', 'CLAIMED',
      (c->>'at')::timestamptz);
  END IF;
  RETURN over_;
END $$;

CREATE OR REPLACE FUNCTION write_appeasements(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
DECLARE
  written int;
BEGIN
  UPDATE appeasements AS a SET refund_id = n."refundId", state = n.state, amount = n.amount
  FROM jsonb_to_recordset(rows_) AS n(id text, claimed boolean, "refundId" text, "agentId" text, amount int, state text)
  WHERE n.claimed AND a.id = n.id AND a.order_id = id_ AND a.agent_id = n."agentId"
    AND ((a.state = 'CLAIMED' AND a.amount = n.amount) OR a.refund_id = n."refundId");
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written < (SELECT count(*) FROM jsonb_to_recordset(rows_) AS n(claimed boolean) WHERE n.claimed) THEN
    RAISE EXCEPTION 'No such goodwill was claimed' USING CONSTRAINT = 'appeasements_claimed';
  END IF;
  INSERT INTO appeasements (id, order_id, refund_id, agent_id, agent_role, customer_id, amount, currency, reason, state, at)
  SELECT n.id, id_, n."refundId", n."agentId", n."agentRole", o.customer_id, n.amount, o.currency, n.reason, n.state, n.at
  FROM jsonb_to_recordset(rows_) AS n(id text, claimed boolean, "refundId" text, "agentId" text, "agentRole" text, amount int,
    reason text, state text, at timestamptz), orders AS o
  WHERE o.id = id_ AND NOT n.claimed
  ON CONFLICT (id) DO UPDATE SET state = excluded.state, amount = excluded.amount;
END $$;

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

CREATE OR REPLACE FUNCTION refuse_credit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Entries of store credit never change.';
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
  PERFORM write_appeasements(id_, nullif(c->'appeasements', '[]'));
  PERFORM write_parcel_cash(id_, nullif(c->'cash', '[]'));
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;

ALTER TABLE "appeasements" ADD CONSTRAINT "appeasements_give_something" CHECK (amount > 0);

-- Claims whose order has not answered: seldom any.
CREATE INDEX "appeasements_claimed_idx" ON "appeasements" (at) WHERE state = 'CLAIMED';

ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_owe_nobody" CHECK (available >= 0 AND reserved >= 0);

ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_move_something" CHECK (amount > 0 AND debit <> credit);

CREATE TRIGGER credit_entries_never_change BEFORE UPDATE OR DELETE ON "credit_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_credit_change();
