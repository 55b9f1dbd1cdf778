-- Which parcels of a new order leave which warehouse on which day, so that no more are promised for a day than can leave.
CREATE OR REPLACE FUNCTION write_promised_parcels(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO promised_parcels (order_id, warehouse, leaves_on)
  SELECT id_, warehouse, day FROM jsonb_to_recordset(rows_) AS n(warehouse text, day date)
  ON CONFLICT (order_id, warehouse) DO NOTHING;
END $$;
