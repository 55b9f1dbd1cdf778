-- Changes of an order's status, in order.
CREATE OR REPLACE FUNCTION write_transitions(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO status_transitions (id, order_id, "from", "to", timestamp, user_id, notes, automated)
  SELECT id, id_, "from", "to", timestamp, "userId", notes, automated
  FROM jsonb_to_recordset(rows_) AS n(id text, "from" text, "to" text, timestamp timestamptz,
    "userId" text, notes text, automated boolean);
END $$;
