-- Where the pieces of an order's lines are now.
CREATE OR REPLACE FUNCTION write_order_items(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE order_items AS i SET status = n.status, reserved = n.reserved, quantities = n.quantities
  FROM jsonb_to_recordset(rows_) AS n(id text, status text, reserved int, quantities jsonb)
  WHERE i.order_id = id_ AND i.id = n.id;
END $$;
