-- Links to pay by: new ones, and what became of those that are there. What a link is for never changes.
CREATE OR REPLACE FUNCTION write_payment_links(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO payment_links (order_id, id, purpose, amount, currency, state, made_at, expires_at)
  SELECT id_, n.id, n.purpose, n.amount, o.currency, n.state, n."madeAt", n."expiresAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, purpose text, amount int, state text, "madeAt" timestamptz, "expiresAt" timestamptz),
    orders AS o
  WHERE o.id = id_
  ON CONFLICT (order_id, id) DO UPDATE SET state = excluded.state;
END $$;
