-- How many of the pieces on a shelf an order of a channel could have: what is neither reserved nor kept back for anything, or for another
-- channel. What an expired hold of a quote has is free: whoever takes it ends the hold.
CREATE OR REPLACE FUNCTION free_pieces(sku_ text, warehouse_ text, on_hand_ int, reserved_ int, safety_ int, channel_ text)
RETURNS int LANGUAGE sql STABLE AS $$
  SELECT greatest(on_hand_ - reserved_ - safety_
    + coalesce((SELECT sum(h.quantity) FROM stock_holds AS h WHERE h.sku = sku_ AND h.warehouse = warehouse_ AND h.expires_at <= now()), 0)
    - coalesce((SELECT sum(p.quantity) FROM stock_pools AS p WHERE p.sku = sku_ AND p.warehouse = warehouse_ AND p.channel <> channel_), 0),
    0)::int
$$;
