-- Open orders by stage and hold, counted again and again for the metrics, from the index alone.
CREATE INDEX orders_open_by_stage_idx ON orders (stage, hold_reason) WHERE closed_at IS NULL;
