-- Pieces of a SKU that can be ordered: in warehouses that take part, what is neither reserved nor kept back.
CREATE OR REPLACE FUNCTION available_pieces(sku_ text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(greatest(s.on_hand - s.reserved - s.safety, 0)), 0)
  FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active WHERE s.sku = sku_
$$;
