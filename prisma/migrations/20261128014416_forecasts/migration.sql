-- CreateTable
CREATE TABLE "promise_forecasts" (
    "order_id" TEXT NOT NULL,
    "promised_latest" DATE NOT NULL,
    "state" TEXT DEFAULT 'ON_TIME',
    "earliest" DATE,
    "latest" DATE,
    "because" JSONB NOT NULL DEFAULT '[]',
    "who" TEXT,
    "days_late" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    "basis" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "told_of" DATE,

    CONSTRAINT "promise_forecasts_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "promise_forecasts_settled_at_state_promised_latest_idx" ON "promise_forecasts"("settled_at", "state", "promised_latest");

-- AddForeignKey
ALTER TABLE "promise_forecasts" ADD CONSTRAINT "promise_forecasts_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Orders of earlier releases are forecast too, and those that were cancelled give their places back.
INSERT INTO "promise_forecasts" ("order_id", "promised_latest", "earliest", "latest", "at")
SELECT "id", ("state"->'promise'->>'latest')::date, ("state"->'promise'->>'earliest')::date, ("state"->'promise'->>'latest')::date, "created_at"
FROM "orders" WHERE jsonb_typeof("state"->'promise') = 'object';
DELETE FROM "promised_parcels" AS p USING "orders" AS o WHERE o."id" = p."order_id" AND o."status" = 'CANCELLED';

CREATE OR REPLACE FUNCTION insert_order(head jsonb, number_ text, state_ jsonb, by_ text, at_ timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO orders (customer_id, id, number, status, stage, payment_status, version, revision, currency,
    items_total, discount_total, tax_total, shipping_total, grand_total, item_count, locale, shipping_method,
    shipping_address, billing_address, recipient_name, recipient_phone, contact_email, contact_phone, metadata,
    external_reference, state, placed_by, created_at, updated_at, tax_included)
  SELECT "customerId", id, number_, status, stage, "paymentStatus", version, revision, currency,
    (totals->>'items')::int, (totals->>'discount')::int, (totals->>'tax')::int, (totals->>'shipping')::int,
    (totals->>'grand')::int, "itemCount", locale, "shippingMethod",
    "shippingAddress", nullif("billingAddress", 'null'), "shippingAddress"->>'name', "shippingAddress"->>'phone',
    "contactEmail", "contactPhone", metadata, "externalReference", state_, by_, at_, at_,
    coalesce((totals->>'taxIncluded')::boolean, false)
  FROM jsonb_to_record(head) AS n(id text, "customerId" text, status text, stage text, "paymentStatus" text,
    version int, revision int, currency text, totals jsonb, "itemCount" int, locale text,
    "shippingMethod" text, "shippingAddress" jsonb, "billingAddress" jsonb, "contactEmail" text,
    "contactPhone" text, metadata jsonb, "externalReference" text);
  PERFORM write_promised_parcels(head->>'id', state_->'promise'->'leaves');
  PERFORM begin_forecast(head->>'id', state_->'promise', at_);
END $$;

CREATE OR REPLACE FUNCTION begin_forecast(id_ text, promise jsonb, at_ timestamptz) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO promise_forecasts (order_id, promised_latest, earliest, latest, at)
  VALUES (id_, (promise->>'latest')::date, (promise->>'earliest')::date, (promise->>'latest')::date, at_)
  ON CONFLICT (order_id) DO NOTHING;
END $$;

CREATE OR REPLACE FUNCTION move_promised_parcels(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  DELETE FROM promised_parcels AS p USING jsonb_to_recordset(rows_) AS n(warehouse text, day date)
  WHERE p.order_id = id_ AND p.warehouse = n.warehouse AND n.day IS NULL;
  INSERT INTO promised_parcels (order_id, warehouse, leaves_on)
  SELECT id_, warehouse, day FROM jsonb_to_recordset(rows_) AS n(warehouse text, day date) WHERE day IS NOT NULL
  ON CONFLICT (order_id, warehouse) DO NOTHING;
  IF FOUND THEN
    UPDATE promise_forecasts SET settled_at = NULL WHERE order_id = id_ AND days_late IS NULL;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM change_stock(nullif(c->'stock', '[]'));
  PERFORM write_order_items(id_, nullif(c->'items', '[]'));
  PERFORM write_payments(id_, nullif(c->'payments', '[]'));
  PERFORM move_promised_parcels(id_, nullif(c->'places', '[]'));
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
