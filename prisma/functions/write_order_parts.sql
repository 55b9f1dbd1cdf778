-- Writes what a commit changes beside the order's own row: one function a part. They are STRICT, and an empty part is
-- handed over as NULL: a part that is absent or empty runs no statement.
CREATE OR REPLACE FUNCTION write_order_parts(id_ text, c jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF c->'stock' <> '[]' THEN
    c := c || jsonb_build_object('stock', coalesce(released_as_held(id_, c->'stock', c->'items'), '[]'));
  END IF;
  PERFORM change_stock(nullif(c->'stock', '[]'));
  PERFORM write_order_items(id_, nullif(c->'items', '[]'));
  PERFORM write_payments(id_, nullif(c->'payments', '[]'));
  PERFORM move_promised_parcels(id_, nullif(c->'places', '[]'));
  PERFORM write_shipments(id_, nullif(c->'shipments', '[]'));
  PERFORM write_serials(id_, nullif(c->'serials', '[]'));
  PERFORM write_tracking(nullif(c->'tracking', '[]'));
  PERFORM write_notes(id_, nullif(c->'notes', '[]'));
  PERFORM write_delivery_corrections(id_, nullif(c->'corrections', '[]'));
  PERFORM write_holds(id_, nullif(c->'holds', '[]'));
  PERFORM write_transitions(id_, nullif(c->'transitions', '[]'));
  PERFORM write_notifications(id_, nullif(c->'notifications', '[]'));
  PERFORM settle_transactions(id_, nullif(c->'transactions', '[]'));
  PERFORM write_refunds(id_, nullif(c->'refunds', '[]'));
  PERFORM write_payouts(id_, nullif(c->'payouts', '[]'));
  PERFORM write_appeasements(id_, nullif(c->'appeasements', '[]'));
  PERFORM write_parcel_cash(id_, nullif(c->'cash', '[]'));
  PERFORM write_payment_links(id_, nullif(c->'links', '[]'));
  PERFORM write_clocks(id_, nullif(c->'clocks', '[]'));
  PERFORM append_ledger(id_, nullif(c->'ledger', '[]'));
  IF (c->>'erp')::boolean THEN
    PERFORM want_erp_push(id_, (c->'order'->>'version')::int);
  END IF;
END $$;
