-- How much goodwill counts already against what an appeasement of an order would count against, in minor units of its currency:
-- its agent's of a day, and what its customer and its phone got since an instant.
CREATE OR REPLACE FUNCTION appeasement_use(order_id_ text, agent_id_ text, day_ date, since_ timestamptz)
RETURNS TABLE (agent bigint, customer bigint, phone bigint) LANGUAGE sql STABLE AS $$
  SELECT
    (SELECT coalesce(sum(a.amount), 0) FROM appeasements AS a
     WHERE a.agent_id = agent_id_ AND a.day = day_ AND a.currency = o.currency AND a.state IN ('CLAIMED', 'GRANTED')),
    (SELECT coalesce(sum(a.amount), 0) FROM appeasements AS a
     WHERE a.customer_id = o.customer_id AND a.at >= since_ AND a.currency = o.currency
       AND a.state IN ('CLAIMED', 'GRANTED', 'APPROVED')),
    (SELECT coalesce(sum(a.amount), 0) FROM appeasements AS a JOIN orders AS other ON other.id = a.order_id
     WHERE coalesce(other.recipient_phone, other.contact_phone) = coalesce(o.recipient_phone, o.contact_phone)
       AND a.at >= since_ AND a.currency = o.currency AND a.state IN ('CLAIMED', 'GRANTED', 'APPROVED'))
  FROM orders AS o WHERE o.id = order_id_
$$;
