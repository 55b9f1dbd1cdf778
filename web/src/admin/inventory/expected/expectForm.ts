import type {
  IncomingChangeJson,
  IncomingJson,
  IncomingRequestJson,
} from '../../../../../api/schema/stock/incoming';

/** As it is typed. */
export interface DeliveryInForm {
  readonly sku: string;
  readonly quantity: string | number;
  readonly expectedOn: string;
  readonly reference: string;
}

export const NEW_DELIVERY: DeliveryInForm = { sku: '', quantity: '', expectedOn: '', reference: '' };

export const inForm = ({ sku, quantity, expectedOn, reference }: IncomingJson): DeliveryInForm => ({
  ...{ sku, quantity, expectedOn },
  reference: reference ?? '',
});

/** What is to be noted; undefined as long as something is missing. */
export function deliveryOf({
  sku,
  quantity,
  expectedOn,
  reference,
}: DeliveryInForm): IncomingRequestJson | undefined {
  const [product, name] = [sku.trim(), reference.trim()];
  if (product === '' || !(Number(quantity) > 0) || expectedOn === '') return undefined;
  return { sku: product, quantity: Number(quantity), expectedOn, ...(name && { reference: name }) };
}

/**
 * What of a delivery is another than before; undefined when nothing is, or something is missing. A day that is over is sent
 * only when it was changed: what is late may get another number.
 */
export function changeOf(before: IncomingJson, form: DeliveryInForm): IncomingChangeJson | undefined {
  const after = deliveryOf(form);
  if (!after) return undefined;
  const reference = after.reference ?? null;
  const change = {
    ...(after.quantity !== before.quantity && { quantity: after.quantity }),
    ...(after.expectedOn !== before.expectedOn && { expectedOn: after.expectedOn }),
    ...(reference !== before.reference && { reference }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}
