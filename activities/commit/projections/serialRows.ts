import { claimsOf, type SerialClaim } from '../../../domain/serials/claims';
import type { Change, Step } from '../change';

/** A piece that goes into a parcel, or is free again. */
export interface SerialRow extends SerialClaim {
  readonly lineId: string;
  /** `TAKEN`: the courier took the parcel though it had been pulled, whoever has the piece now. */
  readonly step: 'PACKED' | 'TAKEN' | 'FREED';
  /** Of the warranty that its line was sold with; null: none. */
  readonly warrantyMonths: number | null;
  /** The event's id: it moves a piece once. */
  readonly cause: string;
  readonly actorId: string;
  readonly at: string;
}

/** Pieces that an event puts into a parcel or gives free, event by event. SQL function: `write_serials`. */
export function serialRows({ steps }: Change): readonly SerialRow[] {
  return steps.flatMap(rowsOfStep);
}

type Claim = ReturnType<typeof claimsOf>[number];

function rowsOfStep({ before, event, after }: Step): readonly SerialRow[] {
  const held = claimsOf(before);
  const wanted = claimsOf(after);
  const isIn = (claims: readonly Claim[], { kind, value, parcelId }: Claim): boolean =>
    claims.some((one) => one.kind === kind && one.value === value && one.parcelId === parcelId);
  const monthsOf = (lineId: string): number | null =>
    after.lines.find(({ id }) => id === lineId)?.warrantyMonths ?? null;
  const row = (claim: Claim, step: SerialRow['step']): SerialRow => ({
    ...{ ...claim, step, warrantyMonths: monthsOf(claim.lineId) },
    ...{ cause: event.id, actorId: event.actor.id, at: event.at },
  });
  return [
    ...wanted
      .filter((claim) => !isIn(held, claim))
      .map((claim) => row(claim, event.type === 'ParcelPacked' ? 'PACKED' : 'TAKEN')),
    ...held.filter((claim) => !isIn(wanted, claim)).map((claim) => row(claim, 'FREED')),
  ];
}
