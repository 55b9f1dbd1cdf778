CREATE OR REPLACE FUNCTION claim_appeasement(c jsonb) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  amount_ int := (c->>'amount')::int;
  day_ date := (c->>'day')::date;
  o record;
  used record;
  over_ text[] := '{}';
BEGIN
  SELECT customer_id, currency, coalesce(recipient_phone, contact_phone) AS phone INTO STRICT o FROM orders WHERE id = c->>'orderId';
  -- Whoever counts against the same waits here for the other's transaction to end; always in this order, so that no two wait for one another.
  PERFORM pg_advisory_xact_lock(hashtextextended('appeasement/agent/' || (c->>'agentId'), 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('appeasement/customer/' || o.customer_id, 0));
  IF o.phone IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('appeasement/phone/' || o.phone, 0));
  END IF;
  IF EXISTS (SELECT 1 FROM appeasements WHERE id = c->>'id') THEN
    RETURN CASE WHEN EXISTS (SELECT 1 FROM appeasements WHERE id = c->>'id' AND state IN ('CLAIMED', 'GRANTED'))
      THEN '{}'::text[] ELSE '{BUDGET}'::text[] END;
  END IF;
  SELECT * INTO STRICT used FROM appeasement_use(c->>'orderId', c->>'agentId', day_, (c->>'since')::timestamptz);
  IF used.agent + amount_ > (c->>'budget')::int THEN over_ := over_ || 'BUDGET'::text; END IF;
  IF used.customer + amount_ > (c->>'cap')::int THEN over_ := over_ || 'CUSTOMER'::text; END IF;
  IF used.phone + amount_ > coalesce(c->>'phoneCap', c->>'cap')::int THEN over_ := over_ || 'PHONE'::text; END IF;
  IF over_ = '{}' THEN
    INSERT INTO appeasements (id, order_id, agent_id, agent_role, day, customer_id, amount, currency, reason, state, at)
    VALUES (c->>'id', c->>'orderId', c->>'agentId', c->>'agentRole', day_, o.customer_id, amount_, o.currency, c->>'reason', 'CLAIMED',
      (c->>'at')::timestamptz);
  END IF;
  RETURN over_;
END $$;
