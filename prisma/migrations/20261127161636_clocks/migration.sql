-- CreateTable
CREATE TABLE "order_clocks" (
    "order_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "clock" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_clocks_pkey" PRIMARY KEY ("order_id","id")
);

-- CreateTable
CREATE TABLE "order_clock_levels" (
    "order_id" TEXT NOT NULL,
    "clock_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "level" INTEGER NOT NULL,
    "clock" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_clock_levels_pkey" PRIMARY KEY ("order_id","clock_id","started_at","level")
);

-- AddForeignKey
ALTER TABLE "order_clocks" ADD CONSTRAINT "order_clocks_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_clock_levels" ADD CONSTRAINT "order_clock_levels_order_id_clock_id_fkey" FOREIGN KEY ("order_id", "clock_id") REFERENCES "order_clocks"("order_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Those that run are few among all that ever did.
CREATE INDEX "order_clocks_running" ON "order_clocks"("due_at") WHERE "stopped_at" IS NULL;
CREATE INDEX "order_clocks_stopped" ON "order_clocks"("stopped_at") WHERE "stopped_at" IS NOT NULL;

CREATE OR REPLACE FUNCTION write_clocks(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_clocks (order_id, id, clock, started_at, due_at, stopped_at)
  SELECT id_, id, clock, "startedAt", "dueAt", "stoppedAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, clock text, "startedAt" timestamptz, "dueAt" timestamptz, "stoppedAt" timestamptz)
  ON CONFLICT (order_id, id) DO UPDATE SET started_at = excluded.started_at, due_at = excluded.due_at,
    stopped_at = excluded.stopped_at;
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
  PERFORM write_clocks(id_, nullif(c->'clocks', '[]'));
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;
