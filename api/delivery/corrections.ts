import { z } from 'zod';
import { CORRECTABLE } from '../../domain/delivery/correction';
import { isStaff, type Actor } from '../../domain/people/actor';
import type { PrismaClient } from '../../prisma/client';
import { address, type AddressJson } from '../schema/primitives';

/** An event of the timeline: what of it finds its correction. */
interface RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

/** What a corrected field was and is; null where there was, or is, none. */
interface FieldChange {
  readonly before: string | null;
  readonly after: string | null;
}

/** What staff read of a correction beside its event, which names the fields alone. */
export interface CorrectionChanges {
  readonly changes: Readonly<Record<string, FieldChange>>;
}

const correctedFact = z.object({ corrected: z.array(z.string()) });

/** What the corrections among these events changed, by the event's id. Nobody but staff reads what an address was. */
export async function readCorrections(
  prisma: PrismaClient,
  events: readonly RecordedEvent[],
  reader: Actor,
): Promise<ReadonlyMap<string, CorrectionChanges>> {
  const facts = new Map(events.flatMap((event) => (isCorrection(event) ? [[event.id, event.data]] : [])));
  if (facts.size === 0 || !isStaff(reader)) return new Map();
  const rows = await prisma.deliveryCorrection.findMany({ where: { id: { in: [...facts.keys()] } } });
  return new Map(
    rows.map(({ id, addressBefore, addressAfter }) => {
      const { corrected } = correctedFact.parse(facts.get(id));
      const [before, after] = [address.parse(addressBefore), address.parse(addressAfter)];
      return [id, { changes: changesOf(corrected, before, after) }];
    }),
  );
}

const isCorrection = ({ type }: RecordedEvent): boolean => type === 'DeliveryCorrected';

/** A newer release may correct fields that this one doesn't know. */
function changesOf(
  corrected: readonly string[],
  before: AddressJson,
  after: AddressJson,
): CorrectionChanges['changes'] {
  const fields = CORRECTABLE.filter((field) => corrected.includes(field));
  return Object.fromEntries(
    fields.map((field) => [field, { before: before[field] ?? null, after: after[field] ?? null }]),
  );
}
