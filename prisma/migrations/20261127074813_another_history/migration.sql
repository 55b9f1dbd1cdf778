CREATE OR REPLACE FUNCTION commit_order(c jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  id_ text := c->>'orderId';
  expected int := (c->>'expectedVersion')::int;
  current int;
  changed timestamptz;
  status_since timestamptz;
BEGIN
  SELECT version, updated_at INTO STRICT current, changed FROM orders WHERE id = id_ FOR UPDATE;
  IF current <> expected THEN
    RETURN jsonb_build_object('outcome', 'behind', 'events', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'version', e.version, 'type', e.type,
        'data', e.data, 'actorId', e.actor_id, 'actorRole', e.actor_role, 'commandId', e.command_id,
        'commandHash', e.command_hash, 'at', e.at) ORDER BY e.version), '[]')
      FROM order_events AS e WHERE e.order_id = id_ AND e.version > expected));
  END IF;
  IF changed <> (c->>'expectedAsOf')::timestamptz THEN
    RETURN jsonb_build_object('outcome', 'other');
  END IF;
  IF EXISTS (SELECT 1 FROM order_events WHERE id = c->'events'->0->>'id') THEN
    RETURN jsonb_build_object('outcome', 'repeated');
  END IF;

  SELECT max(timestamp) INTO status_since FROM status_transitions WHERE order_id = id_;
  PERFORM append_events(id_, c->'events');
  PERFORM write_order_parts(id_, c);
  PERFORM write_order_head(id_, c->'order', c->'state');
  PERFORM pg_notify('orders', id_ || ':' || (c->'order'->>'version'));
  RETURN jsonb_build_object('outcome', 'committed', 'statusSince', status_since);
END $$;
