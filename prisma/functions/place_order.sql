-- Places an order in one transaction and one round trip. `placement` holds key, bodyHash, checkoutId, customer,
-- order, state, event, items, payments and notifications. Answers with one of
--   {outcome: 'placed', orderId, number}
--   {outcome: 'repeated', orderId}
--   {outcome: 'keyReused'}                      the key came before with another body
--   {outcome: 'checkoutUsed', orderId}          the quote has become that order already
--   {outcome: 'referenceUsed', orderId}         another order has the external reference
--   {outcome: 'limitExceeded', limits}          one customer may not have so many, see `exceeded_limits`
--   {outcome: 'outOfStock', shortages: [{sku, requested, available}]}
-- A refusal is an answer, not an exception, and takes its key back: nothing of it stays.
CREATE OR REPLACE FUNCTION place_order(placement jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  key_ text := placement->>'key';
  order_id_ text := placement->'order'->>'id';
  checkout_id_ text := placement->>'checkoutId';
  reference_ text := placement->'order'->>'externalReference';
  customer jsonb := placement->'customer';
  known idempotency_keys%ROWTYPE;
  used_by text;
  exceeded jsonb;
  shortages jsonb;
  number_ text;
BEGIN
  -- Of two requests with the same key the second waits here for the first one's transaction to end.
  INSERT INTO idempotency_keys (key, body_hash, order_id)
  VALUES (key_, placement->>'bodyHash', order_id_)
  ON CONFLICT (key) DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO STRICT known FROM idempotency_keys WHERE key = key_;
    IF known.body_hash <> placement->>'bodyHash' THEN
      RETURN jsonb_build_object('outcome', 'keyReused');
    END IF;
    RETURN jsonb_build_object('outcome', 'repeated', 'orderId', known.order_id);
  END IF;

  IF checkout_id_ IS NOT NULL THEN
    SELECT order_id INTO STRICT used_by FROM checkouts WHERE id = checkout_id_ FOR UPDATE;
    IF used_by IS NOT NULL THEN
      DELETE FROM idempotency_keys WHERE key = key_;
      RETURN jsonb_build_object('outcome', 'checkoutUsed', 'orderId', used_by);
    END IF;
  END IF;

  IF reference_ IS NOT NULL THEN
    -- Of two orders with one reference the second waits here, and is told of the first.
    PERFORM pg_advisory_xact_lock(hashtextextended(reference_, 0));
    SELECT id INTO used_by FROM orders WHERE external_reference = reference_;
    IF used_by IS NOT NULL THEN
      DELETE FROM idempotency_keys WHERE key = key_;
      RETURN jsonb_build_object('outcome', 'referenceUsed', 'orderId', used_by);
    END IF;
  END IF;

  exceeded := exceeded_limits(placement);
  IF exceeded <> '[]' THEN
    DELETE FROM idempotency_keys WHERE key = key_;
    RETURN jsonb_build_object('outcome', 'limitExceeded', 'limits', exceeded);
  END IF;

  shortages := take_stock(checkout_id_, placement->'items', jsonb_build_object('channel', placement->'order'->'channel', 'cause', placement->'event'->'id', 'orderId', order_id_,
    'actorId', placement->'event'->'actor'->'id', 'at', placement->'event'->'at'));
  IF shortages <> '[]' THEN
    DELETE FROM idempotency_keys WHERE key = key_;
    RETURN jsonb_build_object('outcome', 'outOfStock', 'shortages', shortages);
  END IF;

  -- What is known of a customer stays; an order only fills the gaps.
  INSERT INTO customers AS c (id, name, email, phone, locale, guest)
  VALUES (customer->>'id', customer->>'name', customer->>'email', customer->>'phone', customer->>'locale',
    (customer->>'guest')::boolean)
  ON CONFLICT (id) DO UPDATE SET name = coalesce(c.name, excluded.name),
    email = coalesce(c.email, excluded.email), phone = coalesce(c.phone, excluded.phone)
  WHERE (c.name IS NULL AND excluded.name IS NOT NULL) OR (c.email IS NULL AND excluded.email IS NOT NULL)
    OR (c.phone IS NULL AND excluded.phone IS NOT NULL);

  number_ := write_placed_order(placement);
  UPDATE checkouts SET order_id = order_id_ WHERE id = checkout_id_;
  PERFORM pg_notify('orders', order_id_ || ':1');
  RETURN jsonb_build_object('outcome', 'placed', 'orderId', order_id_, 'number', number_);
END $$;
