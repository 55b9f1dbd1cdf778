-- Messages to the customer, put into the outbox.
CREATE OR REPLACE FUNCTION write_notifications(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO notifications (id, order_id, kind, channel, status, queued_at)
  SELECT id, id_, kind, channel, 'QUEUED', "queuedAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, kind text, channel text, "queuedAt" timestamptz);
END $$;
