import type { CommandRecord, Evidence, EventRow } from '../../evidence/evidence';
import type { Invariant, Violation } from '../violation';

/** What clients were told about their commands is so. */
export const commands: Invariant = {
  says: 'every command answered was carried out or refused once, as answered',
  violations: (evidence) => evidence.commands.flatMap((command) => check(evidence, command)),
};

function check({ orders }: Evidence, command: CommandRecord): Violation[] {
  const { orderId, name, outcomes } = command;
  const events = orders.find(({ id }) => id === orderId)?.events ?? [];
  const own = events.filter(({ commandId }) => commandId === command.commandId);
  const complaint = repeatedly(own) ?? contradiction(own, outcomes);
  return complaint === undefined ? [] : [{ orderId, detail: `${name}: ${complaint}` }];
}

/** One command makes events in one commit: side by side, each named by its place among them. */
function repeatedly(own: readonly EventRow[]): string | undefined {
  const first = own[0];
  const once = own.every(
    ({ id, version }, index) => id.endsWith(`/${index}`) && version === (first?.version ?? 0) + index,
  );
  return once ? undefined : `was recorded more than once: ${own.map(({ id }) => id).join(', ')}`;
}

function contradiction(own: readonly EventRow[], outcomes: CommandRecord['outcomes']): string | undefined {
  const refused = own.some(({ type }) => type === 'CommandRefused');
  const carriedOut = own.length > 0 && !refused;
  if (outcomes.includes('done') && !carriedOut)
    return `answered as done, and ${refused ? 'refused' : 'lost'}`;
  if (outcomes.includes('refused') && carriedOut) return 'answered as refused, and carried out';
  // Its parcel may be there by the time the same request is repeated; unless it was, nothing came of it.
  const lookedInVain = outcomes.length > 0 && outcomes.every((outcome) => outcome === 'notFound');
  if (lookedInVain && own.length > 0) return 'answered as not found, and recorded';
  if (outcomes.includes('accepted') && own.length === 0) return 'accepted for later, and lost';
  return undefined;
}
