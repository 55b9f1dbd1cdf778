-- What a commit changes of the places that an order has among the parcels of a day: without a day its place is free for another. An order that
-- goes on after all is forecast again.
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
