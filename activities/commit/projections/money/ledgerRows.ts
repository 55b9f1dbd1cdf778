import { entriesBetween } from '../../../../domain/ledger/ledger';
import type { LedgerEntry } from '../../../../domain/ledger/holding';
import type { Change } from '../../change';

/** What an event has moved from one account to another. */
export interface LedgerRow extends LedgerEntry {
  /** The event's position in the order's history, and the entry's among those of the event, from 1. */
  readonly version: number;
  readonly position: number;
  readonly at: string;
}

/** What the events enter in the ledger. SQL function: `append_ledger`. */
export const ledgerRows = ({ steps }: Change): readonly LedgerRow[] =>
  steps.flatMap(({ before, event: { version, at }, after }) =>
    entriesBetween(before, after).map((entry, index) => ({ ...entry, version, position: index + 1, at })),
  );
