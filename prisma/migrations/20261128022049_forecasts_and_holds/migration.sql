-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'web';

-- CreateTable
CREATE TABLE "stock_holds" (
    "checkout_id" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "warehouse" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_holds_pkey" PRIMARY KEY ("checkout_id","sku","warehouse")
);

-- CreateTable
CREATE TABLE "stock_pools" (
    "sku" TEXT NOT NULL,
    "warehouse" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_pools_pkey" PRIMARY KEY ("sku","warehouse","channel")
);

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
CREATE INDEX "stock_holds_sku_warehouse_idx" ON "stock_holds"("sku", "warehouse");

-- CreateIndex
CREATE INDEX "stock_holds_holder_idx" ON "stock_holds"("holder");

-- CreateIndex
CREATE INDEX "stock_holds_expires_at_idx" ON "stock_holds"("expires_at");

-- CreateIndex
CREATE INDEX "promise_forecasts_settled_at_state_promised_latest_idx" ON "promise_forecasts"("settled_at", "state", "promised_latest");

-- AddForeignKey
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_checkout_id_fkey" FOREIGN KEY ("checkout_id") REFERENCES "checkouts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_sku_warehouse_fkey" FOREIGN KEY ("sku", "warehouse") REFERENCES "stock"("sku", "warehouse") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_pools" ADD CONSTRAINT "stock_pools_sku_warehouse_fkey" FOREIGN KEY ("sku", "warehouse") REFERENCES "stock"("sku", "warehouse") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise_forecasts" ADD CONSTRAINT "promise_forecasts_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DROP FUNCTION available_pieces;

ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_quantity_check" CHECK ("quantity" > 0);
ALTER TABLE "stock_pools" ADD CONSTRAINT "stock_pools_quantity_check" CHECK ("quantity" > 0);

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
    external_reference, state, placed_by, created_at, updated_at, tax_included, channel)
  SELECT "customerId", id, number_, status, stage, "paymentStatus", version, revision, currency,
    (totals->>'items')::int, (totals->>'discount')::int, (totals->>'tax')::int, (totals->>'shipping')::int,
    (totals->>'grand')::int, "itemCount", locale, "shippingMethod",
    "shippingAddress", nullif("billingAddress", 'null'), "shippingAddress"->>'name', "shippingAddress"->>'phone',
    "contactEmail", "contactPhone", metadata, "externalReference", state_, by_, at_, at_,
    coalesce((totals->>'taxIncluded')::boolean, false), coalesce(channel, 'web')
  FROM jsonb_to_record(head) AS n(id text, "customerId" text, status text, stage text, "paymentStatus" text,
    version int, revision int, currency text, totals jsonb, "itemCount" int, locale text,
    "shippingMethod" text, "shippingAddress" jsonb, "billingAddress" jsonb, "contactEmail" text,
    "contactPhone" text, metadata jsonb, "externalReference" text, channel text);
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

  shortages := take_stock(checkout_id_, placement->'items', jsonb_build_object('channel', placement->'order'->'channel', 'cause', placement->'event'->'id', 'orderId', order_id_,
    'actorId', placement->'event'->'actor'->'id', 'at', placement->'event'->'at'));
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

CREATE OR REPLACE FUNCTION available_pieces(sku_ text, channel_ text DEFAULT 'web') RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT coalesce(sum(free_pieces(s.sku, s.warehouse, s.on_hand, s.reserved, s.safety, channel_)), 0)
    FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active WHERE s.sku = sku_);
END $$;

CREATE OR REPLACE FUNCTION end_hold(checkout_id_ text, holder_ text, why text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rows_ jsonb;
BEGIN
  WITH gone AS (
    DELETE FROM stock_holds AS h
    WHERE (holder_ IS NULL AND h.checkout_id = checkout_id_) OR (h.holder = holder_ AND h.checkout_id <> checkout_id_) RETURNING h.*
  )
  SELECT jsonb_agg(jsonb_build_object('cause', checkout_id || '/' || why, 'sku', sku, 'warehouse', warehouse, 'kind', 'RELEASE', 'onHand', 0,
    'reserved', -quantity, 'reason', 'Quote ' || why, 'actorId', 'throughline')) INTO rows_ FROM gone;
  PERFORM change_stock(rows_);
END $$;

CREATE OR REPLACE FUNCTION expire_holds() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  shelves jsonb;
BEGIN
  SELECT jsonb_agg(DISTINCT jsonb_build_object('sku', sku, 'warehouse', warehouse)) INTO shelves
  FROM (SELECT sku, warehouse FROM stock_holds WHERE expires_at <= now() LIMIT 500) AS expired;
  IF shelves IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM 1 FROM stock AS s JOIN jsonb_to_recordset(shelves) AS n(sku text, warehouse text) ON s.sku = n.sku AND s.warehouse = n.warehouse
  ORDER BY s.sku, s.warehouse FOR UPDATE OF s;
  PERFORM free_expired_holds(shelves);
  RETURN jsonb_array_length(shelves);
END $$;

CREATE OR REPLACE FUNCTION free_expired_holds(shelves jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  rows_ jsonb;
BEGIN
  WITH gone AS (
    DELETE FROM stock_holds AS h USING jsonb_to_recordset(shelves) AS n(sku text, warehouse text)
    WHERE h.sku = n.sku AND h.warehouse = n.warehouse AND h.expires_at <= now() RETURNING h.*
  )
  SELECT jsonb_agg(jsonb_build_object('cause', checkout_id || '/expired', 'sku', sku, 'warehouse', warehouse, 'kind', 'RELEASE', 'onHand', 0,
    'reserved', -quantity, 'reason', 'Quote expired', 'actorId', 'throughline')) INTO rows_ FROM gone;
  PERFORM change_stock(rows_);
  RETURN rows_ IS NOT NULL;
END $$;

CREATE OR REPLACE FUNCTION free_pieces(sku_ text, warehouse_ text, on_hand_ int, reserved_ int, safety_ int, channel_ text)
RETURNS int LANGUAGE sql STABLE AS $$
  SELECT greatest(on_hand_ - reserved_ - safety_
    + coalesce((SELECT sum(h.quantity) FROM stock_holds AS h WHERE h.sku = sku_ AND h.warehouse = warehouse_ AND h.expires_at <= now()), 0)
    - coalesce((SELECT sum(p.quantity) FROM stock_pools AS p WHERE p.sku = sku_ AND p.warehouse = warehouse_ AND p.channel <> channel_), 0),
    0)::int
$$;

CREATE OR REPLACE FUNCTION hold_stock(checkout_id_ text, holder_ text, lines jsonb, minutes int, actor_ text) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
  until_ timestamptz := date_trunc('milliseconds', now()) + make_interval(mins => minutes);
BEGIN
  -- Of two quotes of a holder at once the second ends the first one's hold.
  PERFORM pg_advisory_xact_lock(hashtextextended('hold/' || holder_, 0));
  PERFORM lock_shelves(lines, (SELECT jsonb_agg(DISTINCT checkout_id) FROM stock_holds WHERE holder = holder_));
  PERFORM end_hold(checkout_id_, holder_, 'replaced');
  IF reserve_stock(lines, jsonb_build_object('cause', checkout_id_ || '/held', 'actorId', actor_)) <> '[]' THEN
    RAISE EXCEPTION 'out of stock' USING ERRCODE = 'TL001';
  END IF;
  INSERT INTO stock_holds (checkout_id, sku, warehouse, quantity, holder, expires_at)
  SELECT checkout_id_, line->>'sku', f->>'warehouse', sum((f->>'quantity')::int), holder_, until_
  FROM jsonb_array_elements(lines) AS line, jsonb_array_elements(line->'from') AS f
  WHERE (line->>'stocked')::boolean GROUP BY 2, 3;
  RETURN until_;
EXCEPTION WHEN SQLSTATE 'TL001' THEN
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION lock_shelves(lines jsonb, checkout_ids jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM stock AS s WHERE (s.sku, s.warehouse) IN (
    SELECT line->>'sku', f->>'warehouse' FROM jsonb_array_elements(lines) AS line, jsonb_array_elements(CASE WHEN jsonb_typeof(line->'from') = 'array'
      THEN line->'from' ELSE '[{"warehouse": "main"}]' END) AS f
    UNION SELECT h.sku, h.warehouse FROM stock_holds AS h WHERE h.checkout_id IN (SELECT jsonb_array_elements_text(checkout_ids)))
  ORDER BY s.sku, s.warehouse FOR UPDATE;
END $$;

CREATE OR REPLACE FUNCTION reserve_stock(lines jsonb, why jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  demand jsonb;
  shortages jsonb;
  channel_ text := coalesce(why->>'channel', 'web');
BEGIN
  SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'warehouse', warehouse, 'reserved', quantity)), '[]') INTO demand
  FROM (
    SELECT line->>'sku' AS sku, f->>'warehouse' AS warehouse, sum((f->>'quantity')::bigint) AS quantity
    FROM jsonb_array_elements(lines) AS line, jsonb_array_elements(CASE WHEN jsonb_typeof(line->'from') = 'array' THEN line->'from'
      ELSE jsonb_build_array(jsonb_build_object('warehouse', 'main', 'quantity', line->'quantity')) END) AS f
    WHERE (line->>'stocked')::boolean GROUP BY 1, 2
  ) AS summed;

  -- Every writer locks in this order, so that two orders of the same goods can't wait for each other.
  PERFORM 1 FROM stock AS s JOIN jsonb_to_recordset(demand) AS d(sku text, warehouse text)
    ON s.sku = d.sku AND s.warehouse = d.warehouse
  ORDER BY s.sku, s.warehouse FOR UPDATE OF s;

  LOOP
  SELECT jsonb_agg(jsonb_build_object('sku', short.sku, 'requested', (
      SELECT sum(d.reserved) FROM jsonb_to_recordset(demand) AS d(sku text, reserved bigint) WHERE d.sku = short.sku),
    'available', available_pieces(short.sku, channel_)) ORDER BY short.sku)
  INTO shortages
  FROM (
    SELECT DISTINCT d.sku FROM jsonb_to_recordset(demand) AS d(sku text, warehouse text, reserved bigint)
    LEFT JOIN (stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active) ON s.sku = d.sku AND s.warehouse = d.warehouse
    WHERE coalesce(s.on_hand - s.reserved - s.safety - coalesce((SELECT sum(p.quantity) FROM stock_pools AS p
      WHERE p.sku = s.sku AND p.warehouse = s.warehouse AND p.channel <> channel_), 0), 0) < d.reserved
  ) AS short;
  -- Holds that have expired give way to whoever wants their pieces.
  EXIT WHEN shortages IS NULL OR NOT free_expired_holds(demand);
  END LOOP;
  IF shortages IS NOT NULL THEN
    RETURN shortages;
  END IF;

  PERFORM change_stock((
    SELECT jsonb_agg(d || jsonb_build_object('onHand', 0, 'kind', 'RESERVE', 'cause', why->'cause', 'orderId', why->'orderId',
      'actorId', why->'actorId', 'at', why->'at'))
    FROM jsonb_array_elements(demand) AS d));
  RETURN '[]';
END $$;

CREATE OR REPLACE FUNCTION take_stock(checkout_id_ text, lines jsonb, why jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  shortages jsonb;
BEGIN
  IF checkout_id_ IS NULL OR NOT EXISTS (SELECT 1 FROM stock_holds WHERE checkout_id = checkout_id_) THEN
    RETURN reserve_stock(lines, why);
  END IF;
  PERFORM lock_shelves(lines, jsonb_build_array(checkout_id_));
  BEGIN
    PERFORM end_hold(checkout_id_, NULL, 'ordered');
    shortages := reserve_stock(lines, why);
    IF shortages <> '[]' THEN
      RAISE EXCEPTION 'out of stock' USING ERRCODE = 'TL001';
    END IF;
  EXCEPTION WHEN SQLSTATE 'TL001' THEN
    NULL;
  END;
  RETURN shortages;
END $$;

CREATE OR REPLACE FUNCTION verify_reservation(id_ text, wanted jsonb DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  version_ int;
  channel_ text;
  lacking jsonb;
  shortages jsonb;
BEGIN
  SELECT version, channel INTO STRICT version_, channel_ FROM orders WHERE id = id_ FOR UPDATE;
  IF wanted IS NULL THEN
    SELECT jsonb_agg(jsonb_build_object('lineId', id, 'warehouse', 'main', 'quantity', (quantities->>'reserved')::int)) INTO wanted
    FROM order_items WHERE order_id = id_ AND stocked;
  END IF;
  SELECT coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'stocked', true, 'quantity', quantity,
    'from', jsonb_build_array(jsonb_build_object('warehouse', warehouse, 'quantity', quantity)))), '[]')
  INTO lacking
  FROM (
    SELECT i.sku, w.warehouse, w.quantity - coalesce((i.held->>w.warehouse)::int, 0) AS quantity
    FROM jsonb_to_recordset(wanted) AS w("lineId" text, warehouse text, quantity int)
    JOIN order_items AS i ON i.order_id = id_ AND i.id = w."lineId" AND i.stocked
  ) AS part
  WHERE quantity > 0;
  IF lacking = '[]' THEN
    RETURN '[]';
  END IF;
  shortages := reserve_stock(lacking, jsonb_build_object('cause', id_ || '/reserved/' || version_, 'orderId', id_, 'actorId', 'system', 'channel', channel_));
  IF shortages = '[]' THEN
    UPDATE order_items AS i SET held = w.held, reserved = w.reserved
    FROM (
      SELECT "lineId", jsonb_object_agg(warehouse, quantity) AS held, sum(quantity) AS reserved
      FROM jsonb_to_recordset(wanted) AS w("lineId" text, warehouse text, quantity int) GROUP BY "lineId"
    ) AS w
    WHERE i.order_id = id_ AND i.id = w."lineId" AND i.stocked;
  END IF;
  RETURN shortages;
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
