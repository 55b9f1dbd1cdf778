-- AlterTable
ALTER TABLE "products" ADD COLUMN     "serials" TEXT NOT NULL DEFAULT 'NONE',
ADD COLUMN     "warranty_months" INTEGER;

-- CreateTable
CREATE TABLE "serials" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "condition" TEXT NOT NULL DEFAULT 'NEW',
    "order_id" TEXT,
    "parcel_id" TEXT,
    "line_id" TEXT,
    "warranty_months" INTEGER,
    "known_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "serials_pkey" PRIMARY KEY ("kind","value")
);

-- CreateTable
CREATE TABLE "serial_moves" (
    "id" BIGSERIAL NOT NULL,
    "cause" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "order_id" TEXT,
    "parcel_id" TEXT,
    "actor_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "serial_moves_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "serials_value_idx" ON "serials"("value");

-- CreateIndex
CREATE INDEX "serials_order_id_idx" ON "serials"("order_id");

-- CreateIndex
CREATE INDEX "serials_sku_idx" ON "serials"("sku");

-- CreateIndex
CREATE UNIQUE INDEX "serial_moves_kind_value_cause_step_key" ON "serial_moves"("kind", "value", "cause", "step");

-- AddForeignKey
ALTER TABLE "serials" ADD CONSTRAINT "serials_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma can't express.
ALTER TABLE products ADD CONSTRAINT products_serials_known CHECK (serials IN ('NONE', 'SERIAL', 'IMEI'));
ALTER TABLE products ADD CONSTRAINT products_warranty_positive CHECK (warranty_months > 0);
ALTER TABLE serials ADD CONSTRAINT serials_kind_known CHECK (kind IN ('SERIAL', 'IMEI'));
ALTER TABLE serials ADD CONSTRAINT serials_condition_known CHECK (condition IN ('NEW', 'OPEN_BOX'));

CREATE TRIGGER serial_moves_never_change BEFORE UPDATE OR DELETE ON serial_moves
  FOR EACH ROW EXECUTE FUNCTION refuse_move_change();

CREATE OR REPLACE FUNCTION write_serials(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
DECLARE
  packed int;
BEGIN
  WITH given AS (
    SELECT * FROM jsonb_to_recordset(rows_) AS n(kind text, value text, sku text, step text, "parcelId" text, "lineId" text,
      "warrantyMonths" int, cause text, "actorId" text, "at" timestamptz)
    WHERE step <> 'FREED'
  ), claimed AS (
    INSERT INTO serials AS s (kind, value, sku, order_id, parcel_id, line_id, warranty_months, known_at, moved_at)
    -- Every writer locks rows in the same order.
    SELECT kind, value, sku, id_, "parcelId", "lineId", "warrantyMonths", "at", "at" FROM given ORDER BY kind, value
    ON CONFLICT (kind, value) DO UPDATE SET order_id = excluded.order_id, parcel_id = excluded.parcel_id,
      line_id = excluded.line_id, warranty_months = excluded.warranty_months, moved_at = excluded.moved_at
    WHERE s.parcel_id IS NULL AND s.sku = excluded.sku
    RETURNING s.kind, s.value
  ), noted AS (
    INSERT INTO serial_moves (cause, kind, value, step, sku, order_id, parcel_id, actor_id, at)
    SELECT cause, kind, value, step, sku, id_, "parcelId", "actorId", "at" FROM given JOIN claimed USING (kind, value)
    ORDER BY kind, value
    RETURNING step
  )
  SELECT count(*) FILTER (WHERE step = 'PACKED') INTO packed FROM noted;
  IF packed < (SELECT count(*) FROM jsonb_to_recordset(rows_) AS n(step text) WHERE n.step = 'PACKED') THEN
    RAISE EXCEPTION 'A piece lies in another parcel, or is of another product' USING CONSTRAINT = 'serials_free';
  END IF;

  WITH freed AS (
    UPDATE serials AS s SET order_id = NULL, parcel_id = NULL, line_id = NULL, warranty_months = NULL, moved_at = n."at"
    FROM jsonb_to_recordset(rows_) AS n(kind text, value text, step text, "parcelId" text, cause text, "actorId" text,
      "at" timestamptz)
    WHERE n.step = 'FREED' AND s.kind = n.kind AND s.value = n.value AND s.parcel_id = n."parcelId"
    RETURNING n.cause, s.kind, s.value, s.sku, n."parcelId", n."actorId", n."at"
  )
  INSERT INTO serial_moves (cause, kind, value, step, sku, order_id, parcel_id, actor_id, at)
  SELECT cause, kind, value, 'FREED', sku, id_, "parcelId", "actorId", "at" FROM freed ORDER BY kind, value;
END $$;

CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_stock(nullif(c->'stock', '[]'));
  PERFORM write_order_items(id_, nullif(c->'items', '[]'));
  PERFORM write_payments(id_, nullif(c->'payments', '[]'));
  PERFORM write_shipments(id_, nullif(c->'shipments', '[]'));
  PERFORM write_serials(id_, nullif(c->'serials', '[]'));
  PERFORM write_tracking(nullif(c->'tracking', '[]'));
  PERFORM write_notes(id_, nullif(c->'notes', '[]'));
  PERFORM write_delivery_corrections(id_, nullif(c->'corrections', '[]'));
  PERFORM write_holds(id_, nullif(c->'holds', '[]'));
  PERFORM write_transitions(id_, nullif(c->'transitions', '[]'));
  PERFORM write_notifications(id_, nullif(c->'notifications', '[]'));
  PERFORM settle_transactions(id_, nullif(c->'transactions', '[]'));
  PERFORM write_refunds(id_, nullif(c->'refunds', '[]'));
  PERFORM write_payouts(id_, nullif(c->'payouts', '[]'));
  PERFORM write_appeasements(id_, nullif(c->'appeasements', '[]'));
  PERFORM write_parcel_cash(id_, nullif(c->'cash', '[]'));
  PERFORM write_payment_links(id_, nullif(c->'links', '[]'));
  PERFORM write_clocks(id_, nullif(c->'clocks', '[]'));
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;
