-- Notes that people wrote on an order.
CREATE OR REPLACE FUNCTION write_notes(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_notes (id, order_id, body, visibility, author_id, author_role, created_at)
  SELECT id, id_, body, visibility, "authorId", "authorRole", "createdAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, body text, visibility text, "authorId" text,
    "authorRole" text, "createdAt" timestamptz);
END $$;
