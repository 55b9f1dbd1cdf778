-- Gives back what quotes held that have expired; returns of how many shelves.
CREATE OR REPLACE FUNCTION expire_holds() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  shelves jsonb;
BEGIN
  SELECT jsonb_agg(DISTINCT jsonb_build_object('sku', sku, 'warehouse', warehouse)) INTO shelves
  FROM (SELECT sku, warehouse FROM stock_holds WHERE expires_at <= now() LIMIT 500) AS expired;
  IF shelves IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM 1 FROM stock AS s JOIN jsonb_to_recordset(shelves) AS n(sku text, warehouse text) ON s.sku = n.sku AND s.warehouse = n.warehouse
  ORDER BY s.sku, s.warehouse FOR UPDATE OF s;
  PERFORM free_expired_holds(shelves);
  RETURN jsonb_array_length(shelves);
END $$;
