-- CreateTable
CREATE TABLE "parcel_cash" (
    "parcel_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "courier" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "due" INTEGER NOT NULL,
    "to_collect" INTEGER NOT NULL,
    "collected" INTEGER,
    "collected_at" TIMESTAMPTZ(3),
    "remitted" INTEGER NOT NULL DEFAULT 0,
    "fee" INTEGER NOT NULL DEFAULT 0,
    "remitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "parcel_cash_pkey" PRIMARY KEY ("parcel_id")
);

-- CreateIndex
CREATE INDEX "parcel_cash_order_id_idx" ON "parcel_cash"("order_id");

-- AddForeignKey
ALTER TABLE "parcel_cash" ADD CONSTRAINT "parcel_cash_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel_cash" ADD CONSTRAINT "parcel_cash_parcel_id_fkey" FOREIGN KEY ("parcel_id") REFERENCES "shipments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION write_parcel_cash(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO parcel_cash AS p (parcel_id, order_id, courier, due, to_collect, collected, collected_at, remitted, fee, remitted_at, currency)
  SELECT n."parcelId", id_, n.courier, n.due, n."toCollect", n.collected, n."collectedAt", n.remitted, n.fee, n."remittedAt", o.currency
  FROM jsonb_to_recordset(rows_) AS n("parcelId" text, courier text, due int, "toCollect" int, collected int, "collectedAt" timestamptz,
    remitted int, fee int, "remittedAt" timestamptz), orders AS o
  WHERE o.id = id_
  ON CONFLICT (parcel_id) DO UPDATE SET due = excluded.due, to_collect = excluded.to_collect, collected = excluded.collected,
    collected_at = coalesce(p.collected_at, excluded.collected_at), remitted = excluded.remitted, fee = excluded.fee,
    remitted_at = coalesce(excluded.remitted_at, p.remitted_at);
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
  PERFORM write_parcel_cash(id_, nullif(c->'cash', '[]'));
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;

ALTER TABLE "parcel_cash" ADD CONSTRAINT "parcel_cash_is_no_debt" CHECK (due >= 0 AND to_collect >= 0 AND collected >= 0 AND remitted >= 0 AND fee >= 0);

CREATE INDEX parcel_cash_with_couriers_idx ON parcel_cash (collected_at) WHERE collected > remitted + fee;
