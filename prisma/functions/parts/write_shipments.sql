-- Parcels: new ones, and how far those that are there have come. A booking's fee stays once it is known, its number
-- until the courier cancels it.
CREATE OR REPLACE FUNCTION write_shipments(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO shipments AS s (id, order_id, courier, warehouse, status, consignment_id, lines,
    weight_grams, box, fee, error, packed_at,
    handed_over_at, delivered_at)
  SELECT id, id_, courier, coalesce(warehouse, 'main'), state, "consignmentId", lines,
    "weightGrams", box, fee, error, "at", "handedOverAt", "deliveredAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, courier text, warehouse text, state text, "consignmentId" text,
    lines jsonb, "weightGrams" int, box text, fee int, error text, "at" timestamptz, "handedOverAt" timestamptz, "deliveredAt" timestamptz)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, error = excluded.error,
    weight_grams = excluded.weight_grams, box = excluded.box,
    consignment_id = excluded.consignment_id, fee = coalesce(excluded.fee, s.fee),
    handed_over_at = excluded.handed_over_at, delivered_at = excluded.delivered_at;
END $$;
