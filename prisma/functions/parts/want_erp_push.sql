-- The ERP has to be told of an order as of this version: also of one that it refused as it stood before. While it is
-- behind, the time since when it is stays.
CREATE OR REPLACE FUNCTION want_erp_push(id_ text, version_ int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO erp_pushes AS p (order_id, wanted_version) VALUES (id_, version_)
  ON CONFLICT (order_id) DO UPDATE SET status = 'PENDING', wanted_version = version_,
    wanted_since = CASE WHEN p.status = 'SYNCED' THEN now() ELSE p.wanted_since END,
    attempts = CASE WHEN p.status = 'SYNCED' THEN 0 ELSE p.attempts END;
END $$;
