import { command, refusalBy, roleRefusal, type ActionRule, type PayloadOf, type Sending } from '../command';
import { DomainError } from '../errors';
import type { OrderFact } from '../facts';
import { handOver } from '../parcel/handOver';
import { pack } from '../parcel/pack';
import { pick } from '../parcel/pick';
import { recordDelivery } from '../parcel/recordDelivery';
import { present } from '../present';
import { SCANS, type LineScan } from '../serials/scans';
import { STAFF_ROLES, type Actor, type Role } from '../people/actor';
import { cancel } from './cancel';
import type { OrderState } from './order';
import { SETTABLE_STATUSES, deriveStatus, type SettableStatus } from './status';

/** The commands that lead to a status. */
const LEADING = { pick, pack, handOver, recordDelivery, cancel } as const;
type Leading = keyof typeof LEADING;
type LeadingPayload<Name extends Leading> = PayloadOf<(typeof LEADING)[Name]>;
const RULES: { readonly [Name in Leading]: ActionRule<LeadingPayload<Name>> } = LEADING;

/** What is said with a status. */
interface Said {
  readonly notes?: string;
  readonly serials?: readonly LineScan[];
}

interface StatusCommand {
  readonly action: Leading;
  /** What `notes` must tell for this status, if anything. */
  readonly notes?: 'reason' | 'proof';
  /** The command, with what was noted where it belongs. */
  readonly command: (notes: string) => { readonly name: Leading; readonly payload: LeadingPayload<Leading> };
  readonly decide: (order: OrderState, said: Said, sending: Sending) => readonly OrderFact[];
}

function leadBy<Name extends Leading>(
  name: Name,
  payloadOf: (notes: string, serials?: readonly LineScan[]) => LeadingPayload<Name>,
  notes?: StatusCommand['notes'],
): StatusCommand {
  return {
    action: name,
    ...(notes && { notes }),
    command: (said) => ({ name, payload: payloadOf(said) }),
    decide: (order, { notes: said = '', serials }, sending) =>
      RULES[name].decide(order, payloadOf(said, serials), sending),
  };
}

/**
 * Nobody writes a status: asking for one runs the command that leads to it. The command's own rule holds,
 * so SHIPPED needs a consignment, and where a person vouches for what happened they must say how they know.
 */
export const COMMAND_OF_STATUS: Readonly<Record<SettableStatus, StatusCommand>> = {
  PROCESSING: leadBy('pick', () => ({})),
  READY: leadBy('pack', (_notes, serials) => present({ serials })),
  SHIPPED: leadBy('handOver', () => ({})),
  OUT_FOR_DELIVERY: leadBy('recordDelivery', () => ({ status: 'OUT_FOR_DELIVERY' })),
  DELIVERY_FAILED: leadBy('recordDelivery', (proof) => ({ status: 'DELIVERY_FAILED', proof }), 'reason'),
  DELIVERED: leadBy('recordDelivery', (proof) => ({ status: 'DELIVERED', proof }), 'proof'),
  CANCELLED: leadBy('cancel', (reason) => ({ reason }), 'reason'),
};

/** Why this actor may not have the order moved to the status now; undefined when its command may be sent. */
const refusalOfStatus = (status: SettableStatus, order: OrderState, actor: Actor): string | undefined =>
  refusalBy(RULES[COMMAND_OF_STATUS[status].action], order, actor);

const forbids = (status: SettableStatus, actor: Actor): string | undefined =>
  roleRefusal(RULES[COMMAND_OF_STATUS[status].action], actor);

interface SetStatus {
  readonly status: SettableStatus;
  readonly notes?: string;
  /** What was scanned, of what is packed by it. */
  readonly serials?: readonly LineScan[];
}

/** Moves an order on, by the command that leads to the status. */
export const setStatus = command<SetStatus>({
  description: 'Moves the order on, by the command that leads to the status.',
  shape: { status: { oneOf: SETTABLE_STATUSES }, notes: '?text', serials: SCANS },
  roles: STAFF_ROLES.filter((role) =>
    SETTABLE_STATUSES.some((status) => RULES[COMMAND_OF_STATUS[status].action].roles.includes(role)),
  ),
  forbids: (role) => `The role ${role} may not set a status.`,
  whenClosed: 'refused',
  decide: (order, { status, notes, serials }, sending) => {
    requireSettable(status, order, sending.actor);
    const row = COMMAND_OF_STATUS[status];
    if (row.notes && !notes) throw withoutNotes(status, row.notes);
    if (serials && row.action !== 'pack') throw nothingScanned(status);
    return row.decide(order, present({ notes, serials }), sending);
  },
  keeps: ({ notes }) => (notes === undefined ? undefined : { transitionNotes: notes }),
});

/**
 * @throws {DomainError} `forbidden` when the actor may never have an order moved there, `illegal-transition` when this one can't be
 * now, with the statuses that it can.
 */
function requireSettable(status: SettableStatus, order: OrderState, actor: Actor): void {
  const forbidden = SETTABLE_STATUSES.includes(status) && forbids(status, actor);
  if (forbidden) throw new DomainError('forbidden', forbidden);
  const allowed = allowedStatuses(order, actor);
  if (allowed.includes(status)) return;
  // A program of another release may ask for a status that nobody can here.
  const refusal = SETTABLE_STATUSES.includes(status) ? refusalOfStatus(status, order, actor) : undefined;
  const otherwise =
    status === deriveStatus(order)
      ? `The order is ${status} already.`
      : `The order can't be moved to ${status}.`;
  throw new DomainError('illegal-transition', refusal ?? otherwise, { allowedStatuses: allowed });
}

const withoutNotes = (status: SettableStatus, what: 'reason' | 'proof'): DomainError =>
  new DomainError('validation', `${status} needs notes: the ${what}.`, {
    errors: [{ pointer: '/notes', detail: `Give the ${what}.` }],
  });

const nothingScanned = (status: SettableStatus): DomainError =>
  new DomainError('validation', `Nothing is packed by ${status}.`, {
    errors: [{ pointer: '/serials', detail: 'Only with READY, by which a parcel is packed.' }],
  });

/** Whether the role may ever ask for a status: staff who may carry out one of the commands behind them. */
export const mayEverSetStatus = (role: Role): boolean => setStatus.roles.includes(role);

/** The statuses this actor may move the order to now. */
export function allowedStatuses(order: OrderState, actor: Actor): SettableStatus[] {
  if (actor.role !== 'system' && !mayEverSetStatus(actor.role)) return [];
  const current = deriveStatus(order);
  return SETTABLE_STATUSES.filter(
    (status) => status !== current && refusalOfStatus(status, order, actor) === undefined,
  );
}
