-- CreateTable
CREATE TABLE "delivery_corrections" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "address_before" JSONB NOT NULL,
    "address_after" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_corrections_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delivery_corrections_order_id_at_idx" ON "delivery_corrections"("order_id", "at");

-- AddForeignKey
ALTER TABLE "delivery_corrections" ADD CONSTRAINT "delivery_corrections_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION write_delivery_corrections(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  WITH corrected AS (
    INSERT INTO delivery_corrections (id, order_id, address_before, address_after, at)
    SELECT n.id, id_, o.shipping_address, jsonb_strip_nulls(o.shipping_address || n.changes), n.at
    FROM jsonb_to_recordset(rows_) AS n(id text, changes jsonb, at timestamptz)
    JOIN orders AS o ON o.id = id_
    RETURNING address_after)
  UPDATE orders AS o SET shipping_address = c.address_after, recipient_name = c.address_after->>'name',
    recipient_phone = c.address_after->>'phone'
  FROM corrected AS c WHERE o.id = id_;
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
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;
