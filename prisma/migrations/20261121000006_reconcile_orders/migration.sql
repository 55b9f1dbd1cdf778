-- Orders that need a workflow, in the order in which the reconciler passes over them: those that are open, and
-- those whose customer is still to be told something.
CREATE INDEX orders_open_idx ON orders (id) WHERE closed_at IS NULL;
CREATE INDEX notifications_queued_idx ON notifications (order_id) WHERE status = 'QUEUED';
