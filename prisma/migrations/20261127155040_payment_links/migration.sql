-- CreateTable
CREATE TABLE "payment_links" (
    "order_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_links_pkey" PRIMARY KEY ("order_id","id")
);

-- AddForeignKey
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_amount_check" CHECK ("amount" > 0);

-- What is still to be paid by a link: few of all.
CREATE INDEX "payment_links_open_idx" ON "payment_links"("expires_at") WHERE "state" = 'OPEN';


CREATE OR REPLACE FUNCTION write_payment_links(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO payment_links (order_id, id, purpose, amount, currency, state, made_at, expires_at)
  SELECT id_, n.id, n.purpose, n.amount, o.currency, n.state, n."madeAt", n."expiresAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, purpose text, amount int, state text, "madeAt" timestamptz, "expiresAt" timestamptz),
    orders AS o
  WHERE o.id = id_
  ON CONFLICT (order_id, id) DO UPDATE SET state = excluded.state;
END $$;

CREATE OR REPLACE FUNCTION write_payments(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO payments (order_id, id, ordinal, method, provider, token, amount, currency, status, reference,
    action_url, decline_code, created_at, updated_at)
  SELECT id_, id, ordinal, method, provider, token, amount, currency, state, reference,
    "actionUrl", "declineCode", "requestedAt", "updatedAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, ordinal int, method text, provider text, token text,
    amount int, currency text, state text, reference text, "actionUrl" text, "declineCode" text,
    "requestedAt" timestamptz, "updatedAt" timestamptz)
  ON CONFLICT (order_id, id) DO UPDATE SET amount = excluded.amount, status = excluded.status, reference = excluded.reference,
    action_url = excluded.action_url, decline_code = excluded.decline_code, updated_at = excluded.updated_at;
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
  PERFORM write_payment_links(id_, nullif(c->'links', '[]'));
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;
