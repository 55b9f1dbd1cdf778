-- An order is expected as it was promised, until something is known that says otherwise.
CREATE OR REPLACE FUNCTION begin_forecast(id_ text, promise jsonb, at_ timestamptz) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
  INSERT INTO promise_forecasts (order_id, promised_latest, earliest, latest, at)
  VALUES (id_, (promise->>'latest')::date, (promise->>'earliest')::date, (promise->>'latest')::date, at_)
  ON CONFLICT (order_id) DO NOTHING;
END $$;
