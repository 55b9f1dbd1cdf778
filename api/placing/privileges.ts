import type { Actor } from '../../domain/people/actor';
import { DomainError, type FieldError } from '../../domain/errors';
import { hasPermission } from '../../domain/people/permissions';
import type { RequestedCart, RequestedLine } from './priceCart';

/**
 * Only the shop's own checkout may set prices, and only it and staff may name the customer, or the order
 * by a name of the shop's own, or say through which channel it comes.
 * @throws {DomainError} `forbidden` that names each field the caller may not give.
 */
export function refuseForeignFields(
  actor: Actor,
  body: {
    readonly customerId?: string | undefined;
    readonly externalReference?: string | undefined;
    readonly channel?: string | undefined;
    readonly lines?: readonly RequestedLine[] | undefined;
  } & Omit<RequestedCart, 'currency' | 'lines'>,
): void {
  const errors: FieldError[] = [];
  if (!hasPermission(actor.role, 'setPrices')) {
    (body.lines ?? []).forEach((line, index) => {
      for (const field of ['unitPrice', 'discount', 'taxRate'] as const) {
        if (line[field] === undefined) continue;
        errors.push({ pointer: `/lines/${index}/${field}`, detail: 'Only the role checkout may give this.' });
      }
    });
    for (const field of ['discount', 'taxIncluded', 'shippingTaxRate'] as const) {
      if (body[field] === undefined) continue;
      errors.push({ pointer: `/${field}`, detail: 'Only the role checkout may give this.' });
    }
  }
  for (const field of ['customerId', 'externalReference', 'channel'] as const) {
    if (body[field] === undefined || hasPermission(actor.role, 'orderForOthers')) continue;
    errors.push({ pointer: `/${field}`, detail: 'Only the role checkout and staff may give this.' });
  }
  if (errors.length > 0) {
    throw new DomainError('forbidden', 'The request holds a field you may not give.', { errors });
  }
}
