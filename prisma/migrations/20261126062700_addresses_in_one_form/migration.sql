-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "recipient_name" TEXT,
ADD COLUMN     "recipient_phone" TEXT;

CREATE OR REPLACE FUNCTION insert_order(head jsonb, number_ text, state_ jsonb, by_ text, at_ timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO orders (customer_id, id, number, status, stage, payment_status, version, revision, currency,
    items_total, discount_total, tax_total, shipping_total, grand_total, item_count, locale, shipping_method,
    shipping_address, billing_address, recipient_name, recipient_phone, contact_email, contact_phone, metadata,
    state, placed_by, created_at, updated_at)
  SELECT "customerId", id, number_, status, stage, "paymentStatus", version, revision, currency,
    (totals->>'items')::int, (totals->>'discount')::int, (totals->>'tax')::int, (totals->>'shipping')::int,
    (totals->>'grand')::int, "itemCount", locale, "shippingMethod",
    "shippingAddress", nullif("billingAddress", 'null'), "shippingAddress"->>'name', "shippingAddress"->>'phone',
    "contactEmail", "contactPhone", metadata, state_, by_, at_, at_
  FROM jsonb_to_record(head) AS n(id text, "customerId" text, status text, stage text, "paymentStatus" text,
    version int, revision int, currency text, totals jsonb, "itemCount" int, locale text,
    "shippingMethod" text, "shippingAddress" jsonb, "billingAddress" jsonb, "contactEmail" text,
    "contactPhone" text, metadata jsonb);
END $$;

-- What was stored before addresses were checked gets the form that they are stored in now, where that form is certain. The rest
-- stays as it was typed, and reference/storedAddress.ts reads it.

CREATE FUNCTION pg_temp.country_of(country text) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(max(code), CASE WHEN country ~ '^\s*[A-Za-z]{2}\s*$' THEN upper(btrim(country)) ELSE country END)
  FROM (VALUES ('bangladesh', 'BD'), ('বাংলাদেশ', 'BD'), ('bgd', 'BD'), ('india', 'IN'), ('united states', 'US'), ('usa', 'US'),
    ('united kingdom', 'GB'), ('great britain', 'GB'), ('uk', 'GB'), ('eire', 'IE'), ('ireland', 'IE'), ('australia', 'AU'),
    ('france', 'FR'), ('germany', 'DE'), ('netherlands', 'NL'), ('norway', 'NO')) AS known(name, code)
  WHERE name = lower(btrim(country))
$$;

-- A mobile number of Bangladesh or Britain as it is dialled there, and any number that names its country and has no zero after it.
CREATE FUNCTION pg_temp.phone_of(phone text, country text) RETURNS text LANGUAGE sql AS $$
  SELECT CASE
    WHEN digits ~ '^(\+?880|00880)0?1[3-9][0-9]{8}$' OR (country = 'BD' AND digits ~ '^0?1[3-9][0-9]{8}$')
      THEN '+880' || right(digits, 10)
    WHEN country = 'GB' AND digits ~ '^0?7[0-9]{9}$' THEN '+44' || right(digits, 10)
    WHEN digits ~ '^\+[1-9][0-9]{7,14}$' AND phone !~ '^\s*\+\s*[0-9]{1,3}[^0-9]+0' AND digits !~ '^\+880' THEN digits
    ELSE phone END
  FROM (SELECT regexp_replace(regexp_replace(translate(phone, '০১২৩৪৫৬৭৮৯', '0123456789'), '\(0+\)', '', 'g'),
    '[^0-9+]', '', 'g') AS digits) AS typed
$$;

CREATE FUNCTION pg_temp.line_of(typed text) RETURNS text LANGUAGE sql AS $$
  SELECT btrim(regexp_replace(normalize(typed, NFC), '\s+', ' ', 'g'))
$$;

CREATE FUNCTION pg_temp.address_of(address jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT composed
    || CASE WHEN composed->>'country' IS NULL THEN '{}' ELSE jsonb_build_object('country', code) END
    || CASE WHEN composed->>'phone' IS NULL THEN '{}'
         ELSE jsonb_build_object('phone', pg_temp.phone_of(composed->>'phone', code)) END
  FROM (SELECT normalize(address::text, NFC)::jsonb AS composed) AS a
  CROSS JOIN LATERAL (SELECT pg_temp.country_of(composed->>'country') AS code) AS c
$$;

UPDATE orders AS o SET shipping_address = n.address, billing_address = pg_temp.address_of(o.billing_address),
  recipient_name = pg_temp.line_of(n.address->>'name'), recipient_phone = n.address->>'phone',
  contact_phone = pg_temp.phone_of(o.contact_phone, n.address->>'country')
FROM (SELECT id, pg_temp.address_of(shipping_address) AS address FROM orders) AS n
WHERE n.id = o.id;

-- An account's number was that of its first order, and is dialled where that went.
UPDATE customers AS c SET name = pg_temp.line_of(c.name), phone = coalesce(pg_temp.phone_of(c.phone, (
  SELECT o.shipping_address->>'country' FROM orders AS o WHERE o.customer_id = c.id ORDER BY o.created_at LIMIT 1)), c.phone)
WHERE c.name IS NOT NULL OR c.phone IS NOT NULL;

UPDATE products SET name = pg_temp.line_of(name), variant = pg_temp.line_of(variant), category = pg_temp.line_of(category)
WHERE (name, variant, category)
  IS DISTINCT FROM (pg_temp.line_of(name), pg_temp.line_of(variant), pg_temp.line_of(category));
