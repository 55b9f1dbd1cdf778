-- Changes counts of stock and writes each change into the ledger `stock_moves`; nothing else changes a count. `rows_` is [{cause, sku, warehouse,
-- kind, onHand, reserved, onlyFree, ifFree, orderId, reason, actorId, at}]; a cause moves a SKU in a warehouse once. The CHECKs on the
-- table refuse what can't be. With `onlyFree` no more leaves the shelf than nobody has reserved; with `ifFree` what can't be ordered any
-- more raises `stock_free`, and nothing is written.
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
