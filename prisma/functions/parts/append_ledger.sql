-- What events have moved from one account to another; each record has both sides, so that all of them always balance.
CREATE OR REPLACE FUNCTION append_ledger(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO ledger_entries (order_id, version, position, key, kind, debit, credit, amount, currency, at)
  SELECT id_, n.version, n.position, n.key, n.kind, n.debit, n.credit, n.amount, o.currency, n.at
  FROM jsonb_to_recordset(rows_) AS n(version int, position int, key text, kind text, debit text, credit text, amount bigint,
    at timestamptz), orders AS o
  WHERE o.id = id_;
END $$;
