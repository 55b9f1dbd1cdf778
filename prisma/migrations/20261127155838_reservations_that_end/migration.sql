-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "capture_before" TIMESTAMPTZ(3),
ADD COLUMN     "capture_before_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "expiry_noticed_at" TIMESTAMPTZ(3);

-- Of all payments, the few that are reserved now.
CREATE INDEX "payments_reserved" ON "payments"("capture_before") WHERE "status" = 'AUTHORIZED';

CREATE OR REPLACE FUNCTION write_payments(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO payments (order_id, id, ordinal, method, provider, token, amount, currency, status, reference,
    action_url, decline_code, created_at, updated_at, capture_before)
  SELECT id_, id, ordinal, method, provider, token, amount, currency, state, reference,
    "actionUrl", "declineCode", "requestedAt", "updatedAt", "captureBefore"
  FROM jsonb_to_recordset(rows_) AS n(id text, ordinal int, method text, provider text, token text,
    amount int, currency text, state text, reference text, "actionUrl" text, "declineCode" text,
    "requestedAt" timestamptz, "updatedAt" timestamptz, "captureBefore" timestamptz)
  ON CONFLICT (order_id, id) DO UPDATE SET status = excluded.status, reference = excluded.reference,
    action_url = excluded.action_url, decline_code = excluded.decline_code, updated_at = excluded.updated_at,
    -- What was asked for since the order heard of the payment stays.
    capture_before = coalesce(excluded.capture_before, payments.capture_before);
END $$;
