-- CreateTable
CREATE TABLE "order_holds" (
    "order_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "blocks" TEXT[],
    "owner" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "default_action" TEXT,

    CONSTRAINT "order_holds_pkey" PRIMARY KEY ("order_id","key")
);

-- CreateIndex
CREATE INDEX "order_holds_reason_idx" ON "order_holds"("reason");

-- AddForeignKey
ALTER TABLE "order_holds" ADD CONSTRAINT "order_holds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Orders that are held already: their snapshots name the reasons alone. Since when was not kept: it counts from placement.
INSERT INTO order_holds (order_id, key, reason, blocks, owner, since)
SELECT o.id, h.reason, h.reason, ARRAY['release', 'hand-over'],
  CASE h.reason WHEN 'PAYMENT' THEN 'finance' WHEN 'COURIER' THEN 'warehouse' ELSE 'support' END, o.created_at
FROM orders AS o CROSS JOIN LATERAL (
  SELECT DISTINCT jsonb_array_elements_text(CASE jsonb_typeof(o.state->'holds') WHEN 'array' THEN o.state->'holds'
    ELSE '[]' END) AS reason) AS h
WHERE o.hold_reason IS NOT NULL;

CREATE OR REPLACE FUNCTION write_holds(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  DELETE FROM order_holds AS h USING jsonb_to_recordset(rows_) AS n(key text, released boolean)
  WHERE h.order_id = id_ AND h.key = n.key AND n.released;
  INSERT INTO order_holds (order_id, key, reason, blocks, owner, since, until, default_action)
  SELECT id_, key, reason, ARRAY(SELECT jsonb_array_elements_text(blocks)), owner, since, until, "defaultAction"
  FROM jsonb_to_recordset(rows_) AS n(key text, reason text, blocks jsonb, owner text, since timestamptz,
    until timestamptz, "defaultAction" text, released boolean)
  WHERE NOT released
  ON CONFLICT (order_id, key) DO UPDATE SET reason = excluded.reason, blocks = excluded.blocks,
    owner = excluded.owner, since = excluded.since, until = excluded.until, default_action = excluded.default_action;
END $$;

CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_stock(nullif(c->'stock', '[]'));
  PERFORM write_order_items(id_, nullif(c->'items', '[]'));
  PERFORM write_payments(id_, nullif(c->'payments', '[]'));
  PERFORM write_shipments(id_, nullif(c->'shipments', '[]'));
  PERFORM write_tracking(nullif(c->'tracking', '[]'));
  PERFORM write_notes(id_, nullif(c->'notes', '[]'));
  PERFORM write_holds(id_, nullif(c->'holds', '[]'));
  PERFORM write_transitions(id_, nullif(c->'transitions', '[]'));
  PERFORM write_notifications(id_, nullif(c->'notifications', '[]'));
  PERFORM settle_transactions(id_, nullif(c->'transactions', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;
