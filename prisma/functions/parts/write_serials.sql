-- Pieces that go into an order's parcels, and those that are free again. A piece that lies in another parcel, is of another product, or of
-- an unregistered phone raises `serials_free`, and nothing of the commit is written; one that a courier took all the same is noted only where it is free.
CREATE OR REPLACE FUNCTION write_serials(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
DECLARE
  packed int;
BEGIN
  WITH given AS (
    SELECT * FROM jsonb_to_recordset(rows_) AS n(kind text, value text, sku text, step text, "parcelId" text, "lineId" text,
      "warrantyMonths" int, cause text, "actorId" text, "at" timestamptz)
    WHERE step <> 'FREED'
  ), claimed AS (
    INSERT INTO serials AS s (kind, value, sku, order_id, parcel_id, line_id, warranty_months, known_at, moved_at)
    -- Every writer locks rows in the same order.
    SELECT kind, value, sku, id_, "parcelId", "lineId", "warrantyMonths", "at", "at" FROM given ORDER BY kind, value
    ON CONFLICT (kind, value) DO UPDATE SET order_id = excluded.order_id, parcel_id = excluded.parcel_id,
      line_id = excluded.line_id, warranty_months = excluded.warranty_months, moved_at = excluded.moved_at
    WHERE s.parcel_id IS NULL AND s.sku = excluded.sku AND (s.register_result IS DISTINCT FROM 'NOT_REGISTERED' OR EXISTS (
      SELECT 1 FROM given AS g WHERE g.kind = s.kind AND g.value = s.value AND g.step = 'TAKEN'))
    RETURNING s.kind, s.value
  ), noted AS (
    INSERT INTO serial_moves (cause, kind, value, step, sku, order_id, parcel_id, actor_id, at)
    SELECT cause, kind, value, step, sku, id_, "parcelId", "actorId", "at" FROM given JOIN claimed USING (kind, value)
    ORDER BY kind, value
    RETURNING step
  )
  SELECT count(*) FILTER (WHERE step = 'PACKED') INTO packed FROM noted;
  IF packed < (SELECT count(*) FROM jsonb_to_recordset(rows_) AS n(step text) WHERE n.step = 'PACKED') THEN
    RAISE EXCEPTION 'A piece lies in another parcel, is of another product or not registered' USING CONSTRAINT = 'serials_free';
  END IF;

  WITH freed AS (
    UPDATE serials AS s SET order_id = NULL, parcel_id = NULL, line_id = NULL, warranty_months = NULL, moved_at = n."at"
    FROM jsonb_to_recordset(rows_) AS n(kind text, value text, step text, "parcelId" text, cause text, "actorId" text,
      "at" timestamptz)
    WHERE n.step = 'FREED' AND s.kind = n.kind AND s.value = n.value AND s.parcel_id = n."parcelId"
    RETURNING n.cause, s.kind, s.value, s.sku, n."parcelId", n."actorId", n."at"
  )
  INSERT INTO serial_moves (cause, kind, value, step, sku, order_id, parcel_id, actor_id, at)
  SELECT cause, kind, value, 'FREED', sku, id_, "parcelId", "actorId", "at" FROM freed ORDER BY kind, value;
END $$;
