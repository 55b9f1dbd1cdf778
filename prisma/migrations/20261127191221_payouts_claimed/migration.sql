-- AlterTable
ALTER TABLE "payout_batches" ADD COLUMN     "claimed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "one_time_codes" ADD COLUMN     "counted_by" TEXT;

-- CreateIndex
CREATE INDEX "one_time_codes_purpose_counted_by_created_at_idx" ON "one_time_codes"("purpose", "counted_by", "created_at");

CREATE OR REPLACE FUNCTION claim_payout_batch(id_ text, at_ timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  stopped int;
BEGIN
  UPDATE payout_batches SET claimed_at = at_ WHERE id = id_ AND state = 'READY' AND claimed_at IS NULL;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  PERFORM 1 FROM orders WHERE id IN (SELECT order_id FROM payout_lines WHERE batch_id = id_ AND state = 'TAKEN')
    ORDER BY id FOR SHARE;
  WITH asked AS (
    SELECT l.payout_id, CASE
        WHEN p.state <> 'SENT' OR p.batch_id IS DISTINCT FROM id_ THEN 'PAYOUT_WITHDRAWN'
        WHEN r.status = 'REJECTED' THEN 'REFUND_REJECTED'
        WHEN EXISTS (SELECT 1 FROM order_holds AS h WHERE h.order_id = l.order_id AND 'refund' = ANY(h.blocks)) THEN 'ORDER_HELD'
      END AS why
    FROM payout_lines AS l JOIN payouts AS p ON p.id = l.payout_id
      JOIN refunds AS r ON r.order_id = p.order_id AND r.id = p.refund_id
    WHERE l.batch_id = id_ AND l.state = 'TAKEN'),
  dropped AS (
    UPDATE payout_lines AS l SET state = 'DROPPED', detail = asked.why FROM asked
    WHERE l.batch_id = id_ AND l.payout_id = asked.payout_id AND asked.why IS NOT NULL
    RETURNING l.payout_id, l.order_id, l.detail)
  INSERT INTO webhook_inbox (provider, event_id, order_id, message, payload)
  SELECT b.provider, id_ || '/' || d.payout_id || '/not sent', d.order_id,
    jsonb_build_object('kind', 'payout',
      'payload', jsonb_build_object('payoutId', d.payout_id, 'word', 'NOT_SENT', 'code', d.detail)), '{}'
  FROM dropped AS d, payout_batches AS b WHERE b.id = id_;
  GET DIAGNOSTICS stopped = ROW_COUNT;
  UPDATE payout_batches SET state = 'REFUSED', code = 'NOTHING_LEFT'
  WHERE id = id_ AND NOT EXISTS (SELECT 1 FROM payout_lines WHERE batch_id = id_ AND state = 'TAKEN');
  RETURN stopped;
END $$;
