-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "vendor_status" TEXT;

-- AlterTable
ALTER TABLE "webhook_inbox" ADD COLUMN     "alert" TEXT;

CREATE OR REPLACE FUNCTION move_stock(rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  PERFORM 1 FROM stock
  WHERE sku IN (SELECT n.sku FROM jsonb_to_recordset(rows_) AS n(sku text)) AND warehouse = 'main'
  ORDER BY sku FOR UPDATE;

  UPDATE stock AS s SET
    on_hand = CASE WHEN n."onlyFree" THEN greatest(s.on_hand + n."onHand", s.reserved + n.reserved)
      ELSE s.on_hand + n."onHand" END,
    reserved = s.reserved + n.reserved, updated_at = now()
  FROM jsonb_to_recordset(rows_) AS n(sku text, "onHand" int, reserved int, "onlyFree" boolean)
  WHERE s.sku = n.sku AND s.warehouse = 'main';
END $$;

-- Staff look at these alone, among all webhooks that ever came.
CREATE INDEX webhook_inbox_alert_idx ON webhook_inbox (id) WHERE alert IS NOT NULL;
