CREATE OR REPLACE FUNCTION change_stock(rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  IF rows_ @> '[{"ifFree": true}]' THEN
    PERFORM 1 FROM stock AS s JOIN jsonb_to_recordset(rows_) AS n(sku text, warehouse text)
      ON s.sku = n.sku AND s.warehouse = coalesce(n.warehouse, 'main')
    ORDER BY s.sku, s.warehouse FOR UPDATE OF s;
    PERFORM free_expired_holds(rows_);
    IF EXISTS (
      SELECT FROM jsonb_to_recordset(rows_) AS n(sku text, warehouse text, reserved int, "ifFree" boolean, "orderId" text)
      LEFT JOIN orders AS o ON o.id = n."orderId"
      LEFT JOIN (stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active) ON s.sku = n.sku AND s.warehouse = n.warehouse
      WHERE n."ifFree" AND coalesce(free_pieces(s.sku, s.warehouse, s.on_hand, s.reserved, s.safety, coalesce(o.channel, 'web')), 0) < n.reserved
    ) THEN
      RAISE EXCEPTION 'Pieces are not free any more' USING CONSTRAINT = 'stock_free';
    END IF;
  END IF;

  WITH locked AS (
    -- Every writer locks in this order, so that two can't wait for each other.
    SELECT n.*, s.warehouse AS place, s.on_hand AS lies, s.reserved AS held
    FROM jsonb_to_recordset(rows_) AS n(cause text, sku text, warehouse text, kind text, "onHand" int, reserved int, "onlyFree" boolean,
      "orderId" text, reason text, "actorId" text, "at" timestamptz)
    JOIN stock AS s ON s.sku = n.sku AND s.warehouse = coalesce(n.warehouse, 'main')
    ORDER BY s.sku, s.warehouse FOR UPDATE OF s
  ), wanted AS (
    SELECT cause, sku, place AS warehouse, kind, "orderId", reason, "actorId", "at", reserved,
      CASE WHEN "onlyFree" THEN greatest(lies + "onHand", held + reserved) - lies ELSE "onHand" END AS on_hand
    FROM locked
  ), moved AS (
    INSERT INTO stock_moves (cause, sku, warehouse, kind, on_hand, reserved, order_id, reason, actor_id, at)
    -- A worker of an earlier release says no cause.
    SELECT coalesce(cause, gen_random_uuid()::text), sku, warehouse, coalesce(kind, 'ORDER'), on_hand, reserved, "orderId", reason,
      coalesce("actorId", 'system'), coalesce("at", now())
    FROM wanted WHERE on_hand <> 0 OR reserved <> 0
  )
  UPDATE stock AS s SET on_hand = s.on_hand + w.on_hand, reserved = s.reserved + w.reserved, updated_at = now()
  FROM (SELECT sku, warehouse, sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved FROM wanted GROUP BY sku, warehouse) AS w WHERE s.sku = w.sku AND s.warehouse = w.warehouse;
END $$;

CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF c->'stock' <> '[]' THEN
    c := c || jsonb_build_object('stock', coalesce(released_as_held(id_, c->'stock', c->'items'), '[]'));
  END IF;
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
