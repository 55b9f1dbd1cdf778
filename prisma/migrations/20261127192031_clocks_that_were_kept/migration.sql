-- AlterTable
ALTER TABLE "order_clocks" ADD COLUMN     "kept" BOOLEAN;

CREATE OR REPLACE FUNCTION write_clocks(id_ text, rows_ jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO order_clocks (order_id, id, clock, started_at, due_at, stopped_at, kept)
  SELECT id_, id, clock, "startedAt", "dueAt", "stoppedAt", kept
  FROM jsonb_to_recordset(rows_) AS n(id text, clock text, "startedAt" timestamptz, "dueAt" timestamptz, "stoppedAt" timestamptz,
    kept boolean)
  ON CONFLICT (order_id, id) DO UPDATE SET started_at = excluded.started_at, due_at = excluded.due_at,
    stopped_at = excluded.stopped_at, kept = excluded.kept;
END $$;
