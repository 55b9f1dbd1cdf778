import { action } from '../../command';
import { DomainError } from '../../errors';
import type { OrderState } from '../../order/order';
import { ended } from '../../order/refusals';
import { nothingToPack } from '../../parcel/refusals';
import { present } from '../../present';
import { REFUSAL_REASONS, type RefusalReason } from './leftOut';
import { piecesAt, requirePieces } from './piecesAt';

interface RefuseAllocation {
  readonly warehouse: string;
  readonly reason: RefusalReason;
  /** What the reason is, where it is another. */
  readonly note?: string;
}

/** Has a warehouse give none of its pieces of an order: they are free for others there, and looked for elsewhere. */
export const refuseAllocation = action<RefuseAllocation>({
  description: 'Has a warehouse give none of its pieces of the order; they are looked for elsewhere.',
  shape: { warehouse: 'text', reason: { oneOf: REFUSAL_REASONS }, note: '?text' },
  roles: ['support', 'warehouse', 'admin'],
  whenClosed: 'refused',
  refusal: (order) => ended(order) ?? notConfirmed(order) ?? nothingToPack(order),
  decide: (order, { warehouse, reason, note }) => {
    requirePieces(order, warehouse);
    if (reason === 'OTHER' && note === undefined) {
      const detail = 'Say what the reason is.';
      throw new DomainError('validation', `/note: ${detail}`, { errors: [{ pointer: '/note', detail }] });
    }
    const lines = piecesAt(order, warehouse);
    return [{ type: 'AllocationRefused', warehouse, reason, ...present({ note }), lines }];
  },
});

/** Until then its first step makes sure of the pieces, and no warehouse is told of it. */
const notConfirmed = ({ confirmedAt }: OrderState): string | undefined =>
  confirmedAt === undefined ? 'The order is not confirmed yet.' : undefined;
