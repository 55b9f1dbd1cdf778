-- Events that follow an order's last one; their version is the position in the order's history.
CREATE OR REPLACE FUNCTION append_events(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_events (order_id, version, id, type, data, actor_id, actor_role, command_id, command_hash, at,
    status, payment_status)
  SELECT id_, version, id, type, data, "actorId", "actorRole", "commandId", "commandHash", at, status, "paymentStatus"
  FROM jsonb_to_recordset(rows_) AS n(version int, id text, type text, data jsonb, "actorId" text,
    "actorRole" text, "commandId" text, "commandHash" text, at timestamptz, status text,
    "paymentStatus" text);
END $$;
