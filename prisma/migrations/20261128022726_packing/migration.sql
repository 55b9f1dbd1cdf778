-- AlterTable
ALTER TABLE "shipments" ADD COLUMN     "box" TEXT,
ADD COLUMN     "weight_grams" INTEGER;

-- CreateTable
CREATE TABLE "packing_boxes" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "length_mm" INTEGER NOT NULL,
    "width_mm" INTEGER NOT NULL,
    "height_mm" INTEGER NOT NULL,
    "weight_grams" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "packing_boxes_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "photos" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "photos_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "photos_order_id_idx" ON "photos"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "photos_kind_subject_id_digest_key" ON "photos"("kind", "subject_id", "digest");

-- AddForeignKey
ALTER TABLE "photos" ADD CONSTRAINT "photos_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION write_shipments(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO shipments AS s (id, order_id, courier, warehouse, status, consignment_id, lines,
    weight_grams, box, fee, error, packed_at,
    handed_over_at, delivered_at)
  SELECT id, id_, courier, coalesce(warehouse, 'main'), state, "consignmentId", lines,
    "weightGrams", box, fee, error, "at", "handedOverAt", "deliveredAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, courier text, warehouse text, state text, "consignmentId" text,
    lines jsonb, "weightGrams" int, box text, fee int, error text, "at" timestamptz, "handedOverAt" timestamptz, "deliveredAt" timestamptz)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, error = excluded.error,
    weight_grams = excluded.weight_grams, box = excluded.box,
    consignment_id = excluded.consignment_id, fee = coalesce(excluded.fee, s.fee),
    handed_over_at = excluded.handed_over_at, delivered_at = excluded.delivered_at;
END $$;
