-- The lines of a new order: all pieces of those that are stocked were reserved with it, where `from` says; without it in `main`.
CREATE OR REPLACE FUNCTION insert_order_items(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_items (order_id, id, position, sku, name, variant, stocked, unit_price, subtotal, discount,
    tax, total, status, quantity, reserved, held, quantities, metadata)
  SELECT id_, id, position, sku, name, variant, stocked, "unitPrice", subtotal, discount,
    tax, total, status, quantity, CASE WHEN stocked THEN quantity ELSE 0 END,
    CASE WHEN NOT stocked THEN '{}' WHEN jsonb_typeof("from") = 'array' THEN (
      SELECT jsonb_object_agg(f->>'warehouse', f->'quantity') FROM jsonb_array_elements("from") AS f)
    ELSE jsonb_build_object('main', quantity) END, quantities, metadata
  FROM jsonb_to_recordset(rows_) AS n(id text, position int, sku text, name text, variant text,
    stocked boolean, "unitPrice" int, subtotal int, discount int, tax int, total int, status text,
    quantity int, "from" jsonb, quantities jsonb, metadata jsonb);
END $$;
