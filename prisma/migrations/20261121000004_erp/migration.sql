-- CreateTable
CREATE TABLE "erp_pushes" (
    "order_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "wanted_version" INTEGER NOT NULL,
    "wanted_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pushed_version" INTEGER NOT NULL DEFAULT 0,
    "reference" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "last_attempt_at" TIMESTAMPTZ(3),
    "synced_at" TIMESTAMPTZ(3),

    CONSTRAINT "erp_pushes_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "erp_pushes_last_attempt_at_idx" ON "erp_pushes"("last_attempt_at");

-- AddForeignKey
ALTER TABLE "erp_pushes" ADD CONSTRAINT "erp_pushes_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema can't express; written by hand.

ALTER TABLE "erp_pushes" ADD CONSTRAINT "erp_pushes_status_known" CHECK ("status" IN ('PENDING', 'SYNCED', 'REJECTED'));
ALTER TABLE "erp_pushes" ADD CONSTRAINT "erp_pushes_synced_when_in_step"
    CHECK ("status" <> 'SYNCED' OR "pushed_version" >= "wanted_version");

-- Of all orders only those that the ERP has still to be told of: how many and since when, and which ones.
CREATE INDEX erp_pushes_behind_idx ON erp_pushes (status, wanted_since) WHERE status <> 'SYNCED';
CREATE INDEX erp_pushes_pending_idx ON erp_pushes (order_id) WHERE status = 'PENDING';

-- Orders from before the ERP was told of any.
INSERT INTO erp_pushes (order_id, wanted_version) SELECT id, version FROM orders;

-- The ERP has to be told of an order as of this version: also of one that it refused as it stood before. While it is
-- behind, the time since when it is stays.
CREATE FUNCTION want_erp_push(id_ text, version_ int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO erp_pushes AS p (order_id, wanted_version) VALUES (id_, version_)
  ON CONFLICT (order_id) DO UPDATE SET status = 'PENDING', wanted_version = version_,
    wanted_since = CASE WHEN p.status = 'SYNCED' THEN now() ELSE p.wanted_since END,
    attempts = CASE WHEN p.status = 'SYNCED' THEN 0 ELSE p.attempts END
$$;

-- Writes a priced order, its first event and everything that follows from it. The number exists only now, so
-- it is put into the event and the snapshot here.
CREATE OR REPLACE FUNCTION write_placed_order(placement jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  head jsonb := placement->'order';
  event jsonb := placement->'event';
  payment jsonb := placement->'payment';
  id_ text := head->>'id';
  at_ timestamptz := (event->>'at')::timestamptz;
  number_ text := 'TL-' || nextval('order_number_seq');
BEGIN
  INSERT INTO orders (customer_id, id, number, status, stage, payment_status, version, revision, currency,
    items_total, discount_total, tax_total, shipping_total, grand_total, item_count, locale, shipping_method,
    shipping_address, billing_address, contact_email, contact_phone, metadata, state, placed_by,
    created_at, updated_at)
  SELECT "customerId", id_, number_, status, stage, "paymentStatus", version, revision, currency,
    (totals->>'items')::int, (totals->>'discount')::int, (totals->>'tax')::int, (totals->>'shipping')::int,
    (totals->>'grand')::int, "itemCount", locale, "shippingMethod",
    "shippingAddress", nullif("billingAddress", 'null'), "contactEmail", "contactPhone", metadata,
    jsonb_set(placement->'state', '{number}', to_jsonb(number_)), event->'actor'->>'id', at_, at_
  FROM jsonb_to_record(head) AS o("customerId" text, status text, stage text, "paymentStatus" text,
    version int, revision int, currency text, totals jsonb, "itemCount" int, locale text,
    "shippingMethod" text, "shippingAddress" jsonb, "billingAddress" jsonb, "contactEmail" text,
    "contactPhone" text, metadata jsonb);

  INSERT INTO order_items (order_id, id, position, sku, name, variant, stocked, unit_price, subtotal, discount,
    tax, total, status, quantity, reserved, quantities, metadata)
  SELECT id_, id, position, sku, name, variant, stocked, "unitPrice", subtotal, discount,
    tax, total, status, quantity, CASE WHEN stocked THEN quantity ELSE 0 END, quantities, metadata
  FROM jsonb_to_recordset(placement->'items') AS i(id text, position int, sku text, name text, variant text,
    stocked boolean, "unitPrice" int, subtotal int, discount int, tax int, total int, status text,
    quantity int, quantities jsonb, metadata jsonb);

  INSERT INTO order_events (order_id, version, id, type, data, actor_id, actor_role, at)
  VALUES (id_, (event->>'version')::int, event->>'id', event->>'type',
    jsonb_set(event->'data', '{number}', to_jsonb(number_)),
    event->'actor'->>'id', event->'actor'->>'role', at_);

  INSERT INTO status_transitions (id, order_id, "from", "to", timestamp, user_id, notes, automated)
  VALUES (event->>'id', id_, NULL, head->>'status', at_, event->'actor'->>'id', NULL, false);

  IF jsonb_typeof(payment) = 'object' THEN
    INSERT INTO payments (order_id, id, ordinal, method, provider, token, amount, currency, status,
      created_at, updated_at)
    VALUES (id_, payment->>'id', (payment->>'ordinal')::int, payment->>'method', payment->>'provider',
      payment->>'token', (payment->>'amount')::int, head->>'currency', payment->>'state', at_, at_);
  END IF;

  INSERT INTO notifications (id, order_id, kind, channel, status, queued_at)
  SELECT (event->>'id') || '/' || channel, id_, kind, channel, 'QUEUED', at_
  FROM jsonb_to_recordset(placement->'notifications') AS n(kind text, channel text);

  PERFORM want_erp_push(id_, (event->>'version')::int);
  RETURN number_;
END $$;

-- Appends events to an order and brings its rows in step, in one transaction and one round trip: a
-- compare-and-append on the version the writer knows. Answers with one of
--   {outcome: 'committed', statusSince}  since when the order had the status it had before
--   {outcome: 'behind', events: [...]}   others stand at that version already: here they are, in order
--   {outcome: 'repeated'}                this command's events were appended before
CREATE OR REPLACE FUNCTION commit_order(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  id_ text := c->>'orderId';
  expected int := (c->>'expectedVersion')::int;
  row_ jsonb := c->'order';
  current int;
  status_since timestamptz;
BEGIN
  SELECT version INTO STRICT current FROM orders WHERE id = id_ FOR UPDATE;
  IF current <> expected THEN
    RETURN jsonb_build_object('outcome', 'behind', 'events', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'version', e.version, 'type', e.type,
        'data', e.data, 'actorId', e.actor_id, 'actorRole', e.actor_role, 'commandId', e.command_id,
        'commandHash', e.command_hash, 'at', e.at) ORDER BY e.version), '[]')
      FROM order_events AS e WHERE e.order_id = id_ AND e.version > expected));
  END IF;
  IF EXISTS (SELECT 1 FROM order_events WHERE id = c->'events'->0->>'id') THEN
    RETURN jsonb_build_object('outcome', 'repeated');
  END IF;

  SELECT max(timestamp) INTO status_since FROM status_transitions WHERE order_id = id_;
  INSERT INTO order_events (order_id, version, id, type, data, actor_id, actor_role, command_id, command_hash, at)
  SELECT id_, version, id, type, data, "actorId", "actorRole", "commandId", "commandHash", at
  FROM jsonb_to_recordset(c->'events') AS e(version int, id text, type text, data jsonb, "actorId" text,
    "actorRole" text, "commandId" text, "commandHash" text, at timestamptz);

  PERFORM move_stock(c->'stock');
  PERFORM write_order_parts(id_, c);

  UPDATE orders SET status = row_->>'status', stage = row_->>'stage', payment_status = row_->>'paymentStatus',
    version = (row_->>'version')::int, revision = (row_->>'revision')::int, hold_reason = row_->>'holdReason',
    delivered_at = (row_->>'deliveredAt')::timestamptz, closed_at = (row_->>'closedAt')::timestamptz,
    updated_at = (row_->>'updatedAt')::timestamptz, state = c->'state'
  WHERE id = id_;

  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (row_->>'version')::int);
  END IF;
  PERFORM pg_notify('orders', id_ || ':' || (row_->>'version'));
  RETURN jsonb_build_object('outcome', 'committed', 'statusSince', status_since);
END $$;
