-- Where the order goes from now on, beside what it was: lists and searches find whoever takes the parcel by the order's own row.
CREATE OR REPLACE FUNCTION write_delivery_corrections(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  WITH corrected AS (
    INSERT INTO delivery_corrections (id, order_id, address_before, address_after, at)
    SELECT n.id, id_, o.shipping_address, jsonb_strip_nulls(o.shipping_address || n.changes), n.at
    FROM jsonb_to_recordset(rows_) AS n(id text, changes jsonb, at timestamptz)
    JOIN orders AS o ON o.id = id_
    RETURNING address_after)
  UPDATE orders AS o SET shipping_address = c.address_after, recipient_name = c.address_after->>'name',
    recipient_phone = c.address_after->>'phone'
  FROM corrected AS c WHERE o.id = id_;
END $$;
