-- AlterTable
ALTER TABLE "products" ADD COLUMN     "bundle" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "bundle_together" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "checkouts" ADD COLUMN     "bundles" JSONB;

-- CreateTable
CREATE TABLE "bundle_components" (
    "bundle_sku" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "share" INTEGER,

    CONSTRAINT "bundle_components_pkey" PRIMARY KEY ("bundle_sku","sku")
);

-- What Prisma can't express.
ALTER TABLE "bundle_components"
    ADD CONSTRAINT "bundle_components_quantity_positive" CHECK (quantity > 0),
    ADD CONSTRAINT "bundle_components_share_not_negative" CHECK (share >= 0),
    ADD CONSTRAINT "bundle_components_not_itself" CHECK (sku <> bundle_sku);

-- CreateIndex
CREATE INDEX "bundle_components_sku_idx" ON "bundle_components"("sku");

-- AddForeignKey
ALTER TABLE "bundle_components" ADD CONSTRAINT "bundle_components_bundle_sku_fkey" FOREIGN KEY ("bundle_sku") REFERENCES "products"("sku") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bundle_components" ADD CONSTRAINT "bundle_components_sku_fkey" FOREIGN KEY ("sku") REFERENCES "products"("sku") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION exceeded_limits(placement jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  head jsonb := placement->'order';
  customer_id_ text := head->>'customerId';
  phone_ text := coalesce(head->'shippingAddress'->>'phone', head->>'contactPhone');
  wanted_ jsonb;
  skus_ text[];
  exceeded jsonb;
BEGIN
  -- Of a bundle both count: the bundle, and what it consists of.
  wanted_ := placement->'items';
  IF placement->'state' ? 'bundles' THEN
    wanted_ := wanted_ || (placement->'state'->'bundles');
  END IF;
  SELECT array_agg(DISTINCT p.sku) INTO skus_
  FROM jsonb_to_recordset(wanted_) AS line(sku text) JOIN products AS p ON p.sku = line.sku
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
    FROM jsonb_to_recordset(wanted_) AS line(sku text, quantity bigint) GROUP BY line.sku
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
      SELECT CASE WHEN p.bundle THEN (
        SELECT sum((b->>'quantity')::int) FROM jsonb_array_elements(coalesce(o.state->'bundles', '[]')) AS b WHERE b->>'sku' = p.sku)
      ELSE (
        SELECT sum(i.quantity - coalesce((i.quantities->>'cancelled')::int, 0))
        FROM order_items AS i WHERE i.order_id = o.id AND i.sku = p.sku) END AS pieces) AS line
    WHERE (o.customer_id = customer_id_ OR coalesce(o.recipient_phone, o.contact_phone) = phone_)
      AND o.created_at > at_ - make_interval(hours => 24 * p.limit_days)
      AND o.status NOT IN ('CANCELLING', 'CANCELLED') AND line.pieces > 0
  ), '[]')
  FROM products AS p WHERE p.sku = ANY(skus_) AND p.limit_quantity IS NOT NULL
$$;
