-- What an order waits for: new holds and those that are not as they were; released ones go.
CREATE OR REPLACE FUNCTION write_holds(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  DELETE FROM order_holds AS h USING jsonb_to_recordset(rows_) AS n(key text, released boolean)
  WHERE h.order_id = id_ AND h.key = n.key AND n.released;
  INSERT INTO order_holds (order_id, key, reason, blocks, owner, since, until, default_action)
  SELECT id_, key, reason, ARRAY(SELECT jsonb_array_elements_text(blocks)), owner, since, until, "defaultAction"
  FROM jsonb_to_recordset(rows_) AS n(key text, reason text, blocks jsonb, owner text, since timestamptz,
    until timestamptz, "defaultAction" text, released boolean)
  WHERE NOT released
  ON CONFLICT (order_id, key) DO UPDATE SET reason = excluded.reason, blocks = excluded.blocks,
    owner = excluded.owner, since = excluded.since, until = excluded.until, default_action = excluded.default_action;
END $$;
