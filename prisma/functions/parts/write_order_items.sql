-- Where the pieces of an order's lines are now. A worker of an earlier release knows of one warehouse.
CREATE OR REPLACE FUNCTION write_order_items(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  UPDATE order_items AS i SET status = n.status, reserved = n.reserved, quantities = n.quantities,
    held = coalesce(n.held, CASE WHEN n.reserved > 0 THEN jsonb_build_object('main', n.reserved) ELSE '{}' END)
  FROM jsonb_to_recordset(rows_) AS n(id text, status text, reserved int, held jsonb, quantities jsonb)
  WHERE i.order_id = id_ AND i.id = n.id;
END $$;
