-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "external_reference" TEXT;

-- AlterTable
ALTER TABLE "order_events" ADD COLUMN     "payment_status" TEXT,
ADD COLUMN     "status" TEXT;

-- CreateTable
CREATE TABLE "accepted_commands" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accepted_commands_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "orders_external_reference_key" ON "orders"("external_reference");

-- CreateIndex
CREATE INDEX "orders_updated_at_idx" ON "orders" USING BRIN ("updated_at" timestamptz_minmax_ops);

-- AddForeignKey
ALTER TABLE "accepted_commands" ADD CONSTRAINT "accepted_commands_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION insert_order(head jsonb, number_ text, state_ jsonb, by_ text, at_ timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO orders (customer_id, id, number, status, stage, payment_status, version, revision, currency,
    items_total, discount_total, tax_total, shipping_total, grand_total, item_count, locale, shipping_method,
    shipping_address, billing_address, recipient_name, recipient_phone, contact_email, contact_phone, metadata,
    external_reference, state, placed_by, created_at, updated_at)
  SELECT "customerId", id, number_, status, stage, "paymentStatus", version, revision, currency,
    (totals->>'items')::int, (totals->>'discount')::int, (totals->>'tax')::int, (totals->>'shipping')::int,
    (totals->>'grand')::int, "itemCount", locale, "shippingMethod",
    "shippingAddress", nullif("billingAddress", 'null'), "shippingAddress"->>'name', "shippingAddress"->>'phone',
    "contactEmail", "contactPhone", metadata, "externalReference", state_, by_, at_, at_
  FROM jsonb_to_record(head) AS n(id text, "customerId" text, status text, stage text, "paymentStatus" text,
    version int, revision int, currency text, totals jsonb, "itemCount" int, locale text,
    "shippingMethod" text, "shippingAddress" jsonb, "billingAddress" jsonb, "contactEmail" text,
    "contactPhone" text, metadata jsonb, "externalReference" text);
END $$;

CREATE OR REPLACE FUNCTION append_events(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_events (order_id, version, id, type, data, actor_id, actor_role, command_id, command_hash, at,
    status, payment_status)
  SELECT id_, version, id, type, data, "actorId", "actorRole", "commandId", "commandHash", at, status, "paymentStatus"
  FROM jsonb_to_recordset(rows_) AS n(version int, id text, type text, data jsonb, "actorId" text,
    "actorRole" text, "commandId" text, "commandHash" text, at timestamptz, status text,
    "paymentStatus" text);
END $$;

CREATE OR REPLACE FUNCTION place_order(placement jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  key_ text := placement->>'key';
  order_id_ text := placement->'order'->>'id';
  checkout_id_ text := placement->>'checkoutId';
  reference_ text := placement->'order'->>'externalReference';
  customer jsonb := placement->'customer';
  known idempotency_keys%ROWTYPE;
  used_by text;
  shortages jsonb;
  number_ text;
BEGIN
  -- Of two requests with the same key the second waits here for the first one's transaction to end.
  INSERT INTO idempotency_keys (key, body_hash, order_id)
  VALUES (key_, placement->>'bodyHash', order_id_)
  ON CONFLICT (key) DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO STRICT known FROM idempotency_keys WHERE key = key_;
    IF known.body_hash <> placement->>'bodyHash' THEN
      RETURN jsonb_build_object('outcome', 'keyReused');
    END IF;
    RETURN jsonb_build_object('outcome', 'repeated', 'orderId', known.order_id);
  END IF;

  IF checkout_id_ IS NOT NULL THEN
    SELECT order_id INTO STRICT used_by FROM checkouts WHERE id = checkout_id_ FOR UPDATE;
    IF used_by IS NOT NULL THEN
      DELETE FROM idempotency_keys WHERE key = key_;
      RETURN jsonb_build_object('outcome', 'checkoutUsed', 'orderId', used_by);
    END IF;
  END IF;

  IF reference_ IS NOT NULL THEN
    -- Of two orders with one reference the second waits here, and is told of the first.
    PERFORM pg_advisory_xact_lock(hashtextextended(reference_, 0));
    SELECT id INTO used_by FROM orders WHERE external_reference = reference_;
    IF used_by IS NOT NULL THEN
      DELETE FROM idempotency_keys WHERE key = key_;
      RETURN jsonb_build_object('outcome', 'referenceUsed', 'orderId', used_by);
    END IF;
  END IF;

  shortages := reserve_stock(placement->'items');
  IF shortages <> '[]' THEN
    DELETE FROM idempotency_keys WHERE key = key_;
    RETURN jsonb_build_object('outcome', 'outOfStock', 'shortages', shortages);
  END IF;

  -- What is known of a customer stays; an order only fills the gaps.
  INSERT INTO customers AS c (id, name, email, phone, locale, guest)
  VALUES (customer->>'id', customer->>'name', customer->>'email', customer->>'phone', customer->>'locale',
    (customer->>'guest')::boolean)
  ON CONFLICT (id) DO UPDATE SET name = coalesce(c.name, excluded.name),
    email = coalesce(c.email, excluded.email), phone = coalesce(c.phone, excluded.phone)
  WHERE (c.name IS NULL AND excluded.name IS NOT NULL) OR (c.email IS NULL AND excluded.email IS NOT NULL)
    OR (c.phone IS NULL AND excluded.phone IS NOT NULL);

  number_ := write_placed_order(placement);
  UPDATE checkouts SET order_id = order_id_ WHERE id = checkout_id_;
  PERFORM pg_notify('orders', order_id_ || ':1');
  RETURN jsonb_build_object('outcome', 'placed', 'orderId', order_id_, 'number', number_);
END $$;

CREATE OR REPLACE FUNCTION write_placed_order(placement jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  head jsonb := placement->'order';
  event jsonb := placement->'event';
  actor jsonb := event->'actor';
  id_ text := head->>'id';
  number_ text := 'TL-' || nextval('order_number_seq');
BEGIN
  PERFORM insert_order(head, number_, jsonb_set(placement->'state', '{number}', to_jsonb(number_)),
    actor->>'id', (event->>'at')::timestamptz);
  PERFORM insert_order_items(id_, placement->'items');
  PERFORM append_events(id_, jsonb_build_array(jsonb_build_object('version', event->'version', 'id', event->'id',
    'type', event->'type', 'data', jsonb_set(event->'data', '{number}', to_jsonb(number_)),
    'actorId', actor->'id', 'actorRole', actor->'role', 'at', event->'at', 'status', head->'status',
    'paymentStatus', head->'paymentStatus')));
  PERFORM write_transitions(id_, jsonb_build_array(jsonb_build_object('id', event->'id', 'from', NULL,
    'to', head->'status', 'timestamp', event->'at', 'userId', actor->'id', 'notes', NULL, 'automated', false)));
  IF jsonb_typeof(placement->'payment') = 'object' THEN
    PERFORM write_payments(id_, jsonb_build_array(placement->'payment' || jsonb_build_object(
      'currency', head->'currency', 'requestedAt', event->'at', 'updatedAt', event->'at')));
  END IF;
  PERFORM write_notifications(id_, (
    SELECT jsonb_agg(n || jsonb_build_object('id', (event->>'id') || '/' || (n->>'channel'), 'queuedAt', event->'at'))
    FROM jsonb_array_elements(placement->'notifications') AS n));
  PERFORM want_erp_push(id_, (event->>'version')::int);
  RETURN number_;
END $$;
