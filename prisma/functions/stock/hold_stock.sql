-- Holds the pieces of a quote for some minutes, all or none; the holder's earlier hold ends with it, and stays where there is not enough.
-- `lines` as in `reserve_stock`. Answers with the end of the hold, or null.
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
