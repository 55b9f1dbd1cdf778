-- Writes a priced order, its first event and everything that follows from it; returns the order's number. The number
-- exists only now, so it is put into the event and the snapshot here.
CREATE OR REPLACE FUNCTION write_placed_order(placement jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  head jsonb := placement->'order';
  event jsonb := placement->'event';
  actor jsonb := event->'actor';
  id_ text := head->>'id';
  number_ text := 'TL-' || nextval('order_number_seq');
BEGIN
  PERFORM insert_order(head, number_, jsonb_set(placement->'state', '{number}', to_jsonb(number_)),
    actor->>'id', (event->>'at')::timestamptz);
  PERFORM insert_order_items(id_, placement->'items');
  IF jsonb_typeof(placement->'choice') = 'object' THEN
    INSERT INTO allocation_choices (order_id, ordinal, cause, choice, at)
    VALUES (id_, 1, 'PLACED', placement->'choice', (event->>'at')::timestamptz);
  END IF;
  PERFORM append_events(id_, jsonb_build_array(jsonb_build_object('version', event->'version', 'id', event->'id',
    'type', event->'type', 'data', jsonb_set(event->'data', '{number}', to_jsonb(number_)),
    'actorId', actor->'id', 'actorRole', actor->'role', 'at', event->'at', 'status', head->'status',
    'paymentStatus', head->'paymentStatus')));
  PERFORM write_transitions(id_, jsonb_build_array(jsonb_build_object('id', event->'id', 'from', NULL,
    'to', head->'status', 'timestamp', event->'at', 'userId', actor->'id', 'notes', NULL, 'automated', false)));
  -- An API of an earlier release places with one `payment`.
  PERFORM write_payments(id_, (
    SELECT jsonb_agg(p || jsonb_build_object('currency', head->'currency', 'requestedAt', event->'at', 'updatedAt', event->'at')
      ORDER BY position)
    FROM jsonb_array_elements(coalesce(placement->'payments', jsonb_build_array(placement->'payment')))
      WITH ORDINALITY AS payments(p, position)
    WHERE jsonb_typeof(p) = 'object'));
  PERFORM write_notifications(id_, (
    SELECT jsonb_agg(n || jsonb_build_object('id', (event->>'id') || '/' || (n->>'channel'), 'queuedAt', event->'at'))
    FROM jsonb_array_elements(placement->'notifications') AS n));
  PERFORM want_erp_push(id_, (event->>'version')::int);
  RETURN number_;
END $$;
