-- AlterTable
ALTER TABLE "products" ADD COLUMN     "limit_days" INTEGER,
ADD COLUMN     "limit_quantity" INTEGER,
ADD COLUMN     "low_stock_at" INTEGER;

-- CreateTable
CREATE TABLE "incoming_stock" (
    "id" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "warehouse" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "expected_on" DATE NOT NULL,
    "reference" TEXT,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),
    "body_hash" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incoming_stock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "incoming_stock_expected_on_id_idx" ON "incoming_stock"("expected_on", "id");

-- AddForeignKey
ALTER TABLE "incoming_stock" ADD CONSTRAINT "incoming_stock_sku_fkey" FOREIGN KEY ("sku") REFERENCES "products"("sku") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_stock" ADD CONSTRAINT "incoming_stock_warehouse_fkey" FOREIGN KEY ("warehouse") REFERENCES "warehouses"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma can't express.
ALTER TABLE products
  ADD CONSTRAINT products_limit_whole CHECK ((limit_quantity IS NULL) = (limit_days IS NULL)),
  ADD CONSTRAINT products_limit_positive CHECK (limit_quantity > 0 AND limit_days > 0),
  ADD CONSTRAINT products_low_stock_at_not_negative CHECK (low_stock_at >= 0);
ALTER TABLE incoming_stock ADD CONSTRAINT incoming_stock_received CHECK (received BETWEEN 0 AND quantity);
-- What is still to come is asked by product with every look at what is available, and is little.
CREATE INDEX incoming_stock_open_idx ON incoming_stock (sku, expected_on) WHERE closed_at IS NULL;
-- Few products have either.
CREATE INDEX products_low_stock_at_idx ON products (sku) WHERE low_stock_at IS NOT NULL;

CREATE OR REPLACE FUNCTION exceeded_limits(placement jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  head jsonb := placement->'order';
  customer_id_ text := head->>'customerId';
  phone_ text := coalesce(head->'shippingAddress'->>'phone', head->>'contactPhone');
  skus_ text[];
  exceeded jsonb;
BEGIN
  SELECT array_agg(DISTINCT p.sku) INTO skus_
  FROM jsonb_to_recordset(placement->'items') AS line(sku text) JOIN products AS p ON p.sku = line.sku
  WHERE p.limit_quantity IS NOT NULL;
  IF skus_ IS NULL THEN
    RETURN '[]';
  END IF;

  -- Always in this order, and before any stock: no two orders can wait for one another.
  PERFORM pg_advisory_xact_lock(hashtextextended('limit/customer/' || customer_id_, 0));
  IF phone_ IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('limit/phone/' || phone_, 0));
  END IF;

  SELECT jsonb_agg(jsonb_build_object('sku', used.sku, 'requested', wanted.pieces, 'quantity', used.quantity,
    'days', used.days, 'orders', used.orders) ORDER BY used.sku)
  INTO exceeded
  FROM limit_use(skus_, customer_id_, phone_, (placement->'event'->>'at')::timestamptz) AS used
  JOIN (
    SELECT line.sku, sum(line.quantity) AS pieces
    FROM jsonb_to_recordset(placement->'items') AS line(sku text, quantity bigint) GROUP BY line.sku
  ) AS wanted ON wanted.sku = used.sku
  WHERE wanted.pieces + (SELECT coalesce(sum((bought->>'quantity')::bigint), 0) FROM jsonb_array_elements(used.orders) AS bought)
    > used.quantity;
  RETURN coalesce(exceeded, '[]');
END $$;

CREATE OR REPLACE FUNCTION limit_use(skus_ text[], customer_id_ text, phone_ text, at_ timestamptz)
RETURNS TABLE (sku text, quantity int, days int, orders jsonb) LANGUAGE sql STABLE AS $$
  SELECT p.sku, p.limit_quantity, p.limit_days, coalesce((
    SELECT jsonb_agg(jsonb_build_object('at', (extract(epoch FROM o.created_at) * 1000)::bigint, 'quantity', line.pieces)
      ORDER BY o.created_at)
    FROM orders AS o CROSS JOIN LATERAL (
      SELECT sum(i.quantity - coalesce((i.quantities->>'cancelled')::int, 0)) AS pieces
      FROM order_items AS i WHERE i.order_id = o.id AND i.sku = p.sku) AS line
    WHERE (o.customer_id = customer_id_ OR coalesce(o.recipient_phone, o.contact_phone) = phone_)
      AND o.created_at > at_ - make_interval(hours => 24 * p.limit_days)
      AND o.status NOT IN ('CANCELLING', 'CANCELLED') AND line.pieces > 0
  ), '[]')
  FROM products AS p WHERE p.sku = ANY(skus_) AND p.limit_quantity IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION place_order(placement jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  key_ text := placement->>'key';
  order_id_ text := placement->'order'->>'id';
  checkout_id_ text := placement->>'checkoutId';
  reference_ text := placement->'order'->>'externalReference';
  customer jsonb := placement->'customer';
  known idempotency_keys%ROWTYPE;
  used_by text;
  exceeded jsonb;
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

  exceeded := exceeded_limits(placement);
  IF exceeded <> '[]' THEN
    DELETE FROM idempotency_keys WHERE key = key_;
    RETURN jsonb_build_object('outcome', 'limitExceeded', 'limits', exceeded);
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
