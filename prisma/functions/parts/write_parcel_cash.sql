CREATE OR REPLACE FUNCTION write_parcel_cash(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO parcel_cash AS p (parcel_id, order_id, courier, due, to_collect, collected, collected_at, remitted, fee, remitted_at, currency)
  SELECT n."parcelId", id_, n.courier, n.due, n."toCollect", n.collected, n."collectedAt", n.remitted, n.fee, n."remittedAt", o.currency
  FROM jsonb_to_recordset(rows_) AS n("parcelId" text, courier text, due int, "toCollect" int, collected int, "collectedAt" timestamptz,
    remitted int, fee int, "remittedAt" timestamptz), orders AS o
  WHERE o.id = id_
  ON CONFLICT (parcel_id) DO UPDATE SET due = excluded.due, to_collect = excluded.to_collect, collected = excluded.collected,
    collected_at = coalesce(p.collected_at, excluded.collected_at), remitted = excluded.remitted, fee = excluded.fee,
    remitted_at = coalesce(excluded.remitted_at, p.remitted_at);
END $$;
