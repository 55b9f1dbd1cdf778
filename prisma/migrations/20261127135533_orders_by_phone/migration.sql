-- What became of earlier parcels to the same phone, whoever ordered them.
CREATE INDEX orders_phone_idx ON orders (coalesce(recipient_phone, contact_phone));
