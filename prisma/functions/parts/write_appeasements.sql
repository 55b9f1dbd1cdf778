-- Goodwill that an order gives, waits for, or gives no more. What was claimed before has to stand there as it is given: a claim that
-- is gone, or was another's, raises `appeasements_claimed`, and the order asks somebody else to approve it.
CREATE OR REPLACE FUNCTION write_appeasements(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
DECLARE
  written int;
BEGIN
  UPDATE appeasements AS a SET refund_id = n."refundId", state = n.state, amount = n.amount
  FROM jsonb_to_recordset(rows_) AS n(id text, claimed boolean, "refundId" text, "agentId" text, amount int, state text)
  WHERE n.claimed AND a.id = n.id AND a.order_id = id_ AND a.agent_id = n."agentId"
    AND ((a.state = 'CLAIMED' AND a.amount = n.amount) OR a.refund_id = n."refundId");
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written < (SELECT count(*) FROM jsonb_to_recordset(rows_) AS n(claimed boolean) WHERE n.claimed) THEN
    RAISE EXCEPTION 'No such goodwill was claimed' USING CONSTRAINT = 'appeasements_claimed';
  END IF;
  INSERT INTO appeasements (id, order_id, refund_id, agent_id, agent_role, customer_id, amount, currency, reason, state, at)
  SELECT n.id, id_, n."refundId", n."agentId", n."agentRole", o.customer_id, n.amount, o.currency, n.reason, n.state, n.at
  FROM jsonb_to_recordset(rows_) AS n(id text, claimed boolean, "refundId" text, "agentId" text, "agentRole" text, amount int,
    reason text, state text, at timestamptz), orders AS o
  WHERE o.id = id_ AND NOT n.claimed
  ON CONFLICT (id) DO UPDATE SET state = excluded.state, amount = excluded.amount;
END $$;
