import type { OrderEvent } from '../../domain/facts';
import type { OrderState } from '../../domain/order/order';
import { claimFaults, claimsOf, sayClaimFault, type ClaimFault } from '../../domain/serials/claims';
import type { Sql } from '../../prisma/client';
import { readKnownSerials } from '../../prisma/knownSerials';
import type { OrderObserver } from '../observer';
import { perEvent } from './change';
import { inTheirPlace } from './inTheirPlace';

/** The database's rule that a piece lies in one parcel alone, and is of the product that it is packed as. */
const FREE = 'serials_free';

/** Whether the database refused a parcel because a piece lies in another, or is of another product. */
export const isSerialTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === FREE;

/** Said where whoever had the piece has given it free since. */
const ASK_AGAIN = 'A piece lay in another parcel a moment ago: pack once more.';

/**
 * What is recorded in the place of a parcel of which a piece lies in another, or is of another product: that its packing was refused,
 * and why. Undefined when no command packed it: nobody scans for an order's own story.
 */
export async function withoutPacking(
  { prisma, observer }: { readonly prisma: Sql; readonly observer: OrderObserver },
  { before, events }: { readonly before: OrderState; readonly events: readonly OrderEvent[] },
): Promise<readonly OrderEvent[] | undefined> {
  const [first] = events;
  if (!first?.command) return undefined;
  const claims = perEvent(before, events).flatMap(({ event, after }) =>
    event.type === 'ParcelPacked'
      ? claimsOf(after).filter(({ parcelId }) => parcelId === event.parcelId)
      : [],
  );
  const [fault, ...others] = claimFaults(claims, await readKnownSerials(prisma, claims));
  const code = fault?.code ?? 'serial-taken';
  observer.serialRefused(code);
  const detail = fault ? sayAll([fault, ...others]) : ASK_AGAIN;
  return inTheirPlace(first, [{ type: 'CommandRefused', name: 'pack', code, detail }]);
}

/** More are of no use to anybody, and a sentence is to stay readable. */
const MOST_TOLD = 5;

const sayAll = (faults: readonly ClaimFault[]): string =>
  faults.slice(0, MOST_TOLD).map(sayClaimFault).join(' ');
