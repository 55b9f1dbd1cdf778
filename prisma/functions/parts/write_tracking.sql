-- What couriers said of parcels. A scan that is known already stays as it is.
CREATE OR REPLACE FUNCTION write_tracking(rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO tracking_events (id, shipment_id, status, vendor_status, proof, occurred_at)
  SELECT id, "shipmentId", status, "vendorStatus", proof, "occurredAt"
  FROM jsonb_to_recordset(rows_) AS n(id text, "shipmentId" text, status text, "vendorStatus" text,
    proof text, "occurredAt" timestamptz)
  ON CONFLICT (id) DO NOTHING;
END $$;
