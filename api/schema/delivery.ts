import { z } from 'zod';
import { FIXED, type FixedField } from '../../domain/delivery/correction';
import { givenAddress, line, prose } from './primitives';

/** Refused by its name rather than left out: who asks for it must not believe that it is as they asked. */
const fixed = (field: FixedField) =>
  z
    .unknown()
    .refine((value) => value === undefined, FIXED[field])
    .optional();

const { name, phone, line1 } = givenAddress.shape;

/** What is given replaces what the order has; what is left out stays. */
export const correctDeliveryRequest = z
  .strictObject({
    shippingAddress: z.strictObject({
      ...{ name: name.optional(), phone, line1: line1.optional() },
      /** Null takes it away. */
      line2: line(200).nullable().optional(),
      ...{ city: fixed('city'), postcode: fixed('postcode'), country: fixed('country') },
    }),
    shippingMethod: fixed('shippingMethod'),
    /** Why, for who reads the order's history. */
    reason: prose(500).min(1).optional(),
  })
  .meta({ id: 'CorrectDeliveryRequest', examples: [{ shippingAddress: { phone: '+8801811000002' } }] });
export type CorrectDeliveryRequestJson = z.output<typeof correctDeliveryRequest>;
