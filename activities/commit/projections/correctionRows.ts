import type { CorrectableField } from '../../../domain/delivery/correction';
import type { Change } from '../change';

/** A correction of where the order goes. Its values are nowhere but in the row that SQL makes of it, and in the order's own. */
export interface CorrectionRow {
  /** The event's. */
  readonly id: string;
  /** The new values; null takes a field away. */
  readonly changes: Readonly<Partial<Record<CorrectableField, string | null>>>;
  readonly at: string;
}

/** The correction that the command brings. SQL function: `write_delivery_corrections`. */
export function correctionRows({ events, details: { correction } }: Change): readonly CorrectionRow[] {
  if (correction === undefined) return [];
  return events.flatMap((event) => {
    if (event.type !== 'DeliveryCorrected') return [];
    const { id, corrected, at } = event;
    const changes = Object.fromEntries(corrected.map((field) => [field, correction[field] || null]));
    return [{ id, changes, at }];
  });
}
