-- Takes stock for an order, all or nothing: `lines` is [{sku, quantity, stocked}], several lines may share a SKU.
-- Returns the SKUs that fall short as [{sku, requested, available}]; when there are any, nothing was taken.
CREATE OR REPLACE FUNCTION reserve_stock(lines jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  demand jsonb;
  shortages jsonb;
BEGIN
  SELECT coalesce(jsonb_object_agg(sku, quantity), '{}') INTO demand
  FROM (
    SELECT line->>'sku' AS sku, sum((line->>'quantity')::bigint) AS quantity
    FROM jsonb_array_elements(lines) AS line
    WHERE (line->>'stocked')::boolean
    GROUP BY 1
  ) AS summed;

  -- Every order locks in SKU order, so that two orders of the same goods can't wait for each other.
  PERFORM 1 FROM stock WHERE sku IN (SELECT jsonb_object_keys(demand)) AND warehouse = 'main'
  ORDER BY sku FOR UPDATE;

  SELECT jsonb_agg(jsonb_build_object('sku', wanted.sku, 'requested', wanted.quantity::bigint,
                                      'available', coalesce(on_hand - reserved, 0)) ORDER BY wanted.sku)
  INTO shortages
  FROM jsonb_each_text(demand) AS wanted(sku, quantity)
  LEFT JOIN stock ON stock.sku = wanted.sku AND warehouse = 'main'
  WHERE coalesce(on_hand - reserved, 0) < wanted.quantity::bigint;
  IF shortages IS NOT NULL THEN
    RETURN shortages;
  END IF;

  UPDATE stock SET reserved = reserved + wanted.quantity::int, updated_at = now()
  FROM jsonb_each_text(demand) AS wanted(sku, quantity)
  WHERE stock.sku = wanted.sku AND warehouse = 'main' AND on_hand - reserved >= wanted.quantity::bigint;
  RETURN '[]';
END $$;
