-- Pieces of a SKU that can be ordered through a channel, in warehouses that take part.
CREATE OR REPLACE FUNCTION available_pieces(sku_ text, channel_ text DEFAULT 'web') RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT coalesce(sum(free_pieces(s.sku, s.warehouse, s.on_hand, s.reserved, s.safety, channel_)), 0)
    FROM stock AS s JOIN warehouses AS w ON w.code = s.warehouse AND w.active WHERE s.sku = sku_);
END $$;
