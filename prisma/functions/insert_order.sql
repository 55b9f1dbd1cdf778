-- The row of a new order, with the number that it has just been given, and those of the days that its customer was promised.
CREATE OR REPLACE FUNCTION insert_order(head jsonb, number_ text, state_ jsonb, by_ text, at_ timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO orders (customer_id, id, number, status, stage, payment_status, version, revision, currency,
    items_total, discount_total, tax_total, shipping_total, grand_total, item_count, locale, shipping_method,
    shipping_address, billing_address, recipient_name, recipient_phone, contact_email, contact_phone, metadata,
    external_reference, state, placed_by, created_at, updated_at, tax_included, channel)
  SELECT "customerId", id, number_, status, stage, "paymentStatus", version, revision, currency,
    (totals->>'items')::int, (totals->>'discount')::int, (totals->>'tax')::int, (totals->>'shipping')::int,
    (totals->>'grand')::int, "itemCount", locale, "shippingMethod",
    "shippingAddress", nullif("billingAddress", 'null'), "shippingAddress"->>'name', "shippingAddress"->>'phone',
    "contactEmail", "contactPhone", metadata, "externalReference", state_, by_, at_, at_,
    coalesce((totals->>'taxIncluded')::boolean, false), coalesce(channel, 'web')
  FROM jsonb_to_record(head) AS n(id text, "customerId" text, status text, stage text, "paymentStatus" text,
    version int, revision int, currency text, totals jsonb, "itemCount" int, locale text,
    "shippingMethod" text, "shippingAddress" jsonb, "billingAddress" jsonb, "contactEmail" text,
    "contactPhone" text, metadata jsonb, "externalReference" text, channel text);
  PERFORM write_promised_parcels(head->>'id', state_->'promise'->'leaves');
  PERFORM begin_forecast(head->>'id', state_->'promise', at_);
END $$;
