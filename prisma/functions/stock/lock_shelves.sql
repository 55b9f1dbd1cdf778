-- Locks the shelves that lines take from, and those that quotes hold pieces of, all of them in the order in which every writer does.
CREATE OR REPLACE FUNCTION lock_shelves(lines jsonb, checkout_ids jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM stock AS s WHERE (s.sku, s.warehouse) IN (
    SELECT line->>'sku', f->>'warehouse' FROM jsonb_array_elements(lines) AS line, jsonb_array_elements(CASE WHEN jsonb_typeof(line->'from') = 'array'
      THEN line->'from' ELSE '[{"warehouse": "main"}]' END) AS f
    UNION SELECT h.sku, h.warehouse FROM stock_holds AS h WHERE h.checkout_id IN (SELECT jsonb_array_elements_text(checkout_ids)))
  ORDER BY s.sku, s.warehouse FOR UPDATE;
END $$;
