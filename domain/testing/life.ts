import { expireHolds } from '../holds/expireHolds';
import { heldFor, isHeld } from '../holds/holds';
import { type Actor, SYSTEM } from '../people/actor';
import type { Command, CommandName, CommandPayloads } from '../commands';
import type { PaymentOutcome } from '../payment/payment';
import { decide } from '../decide';
import { DomainError } from '../errors';
import { present } from '../present';
import type { OrderEvent, OrderFact } from '../facts';
import { evolve } from '../evolve';
import type { OrderState } from '../order/order';
import { isUnderWay, type Payment } from '../payment/payment';
import { isOut, type Parcel } from '../parcel/parcel';
import { settlePayment } from '../payment/settlePayment';
import { speakingAttempt } from '../payment/tenders/standing';
import { isPaid } from '../payment/amounts';
import { PEOPLE, asEvent, later } from './orders';
import { asksForCapture, nextStep, packSome, sellOut, type Vendor } from './story';

/** A gateway's word about one of the order's payments; `difference` is to the amount that it was asked for. */
export interface GatewayWord {
  readonly commandId: string;
  readonly paymentId: string;
  /** Undefined: as an earlier release has sent it. */
  readonly currency: string | undefined;
  readonly source: 'webhook' | undefined;
  readonly says:
    | { readonly outcome: 'authorized' | 'captured' | 'voided'; readonly difference: number }
    | { readonly outcome: 'actionRequired' | 'declined' };
}

/**
 * One thing that happens to an order: its own story goes on, pieces are missing or packed apart, a gateway tells of a
 * payment, the clock shows an instant at which holds may end, or a command arrives.
 */
export type Move =
  | { readonly vendor: Vendor }
  | { readonly missing: number }
  | { readonly packedApart: number }
  | { readonly gateway: GatewayWord }
  | { readonly clock: string }
  | Command;

/** An order's life so far: the state before each event, the event and the state after it. */
export interface Life {
  readonly order: OrderState;
  readonly steps: readonly { readonly before: OrderState; readonly event: OrderEvent }[];
}

export const born = (order: OrderState): Life => ({ order, steps: [] });

/** Lives through moves, one at a time. */
export function live(life: Life, ...moves: readonly Move[]): Life {
  return moves.reduce(take, life);
}

function take(life: Life, move: Move): Life {
  if ('vendor' in move) return record(life, nextStep(life.order, move.vendor), SYSTEM);
  if ('missing' in move) return record(life, sellOut(life.order, move.missing), SYSTEM);
  if ('packedApart' in move) return record(life, packSome(life.order, move.packedApart), PEOPLE.warehouse);
  if ('clock' in move) return record(life, expireHolds(life.order, move.clock), SYSTEM);
  return carryOut(life, 'gateway' in move ? asCommand(life.order, move.gateway) : move);
}

function asCommand(
  order: OrderState,
  { commandId, paymentId, currency, source, says }: GatewayWord,
): Command {
  const asked = order.payments.find(({ id }) => id === paymentId)?.amount ?? 0;
  const outcome = outcomeOf(says, `pi_${paymentId}`, asked);
  return {
    name: 'paymentEvent',
    commandId,
    actor: SYSTEM,
    payload: { paymentId, outcome, ...present({ currency, source }) },
  };
}

function outcomeOf(says: GatewayWord['says'], reference: string, asked: number): PaymentOutcome {
  if ('difference' in says)
    return { outcome: says.outcome, reference, amount: Math.max(0, asked + says.difference) };
  return says.outcome === 'declined'
    ? { outcome: 'declined', code: 'card_declined' }
    : { outcome: 'actionRequired', reference };
}

/** What the workflow's handler does with a command: a repeat finds its answer, a refusal is recorded. */
function carryOut(life: Life, command: Command): Life {
  const { order } = life;
  if (isImpossible(order, command) || order.answered.some(({ id }) => id === command.commandId)) return life;
  const identity = { id: command.commandId, hash: JSON.stringify(command.payload) };
  try {
    return record(life, decide(order, command, later(order.version + 1)), command.actor, identity);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, detail } = error;
    return record(
      life,
      [{ type: 'CommandRefused', name: command.name, code, detail }],
      command.actor,
      identity,
    );
  }
}

const isImpossible = (order: OrderState, command: Command): boolean =>
  command.name === 'paymentEvent' && command.payload.outcome.outcome === 'captured' && !asksForCapture(order);

function record(
  life: Life,
  facts: readonly OrderFact[],
  actor: Actor,
  command?: OrderEvent['command'],
): Life {
  return facts.reduce(({ order, steps }, fact) => {
    const event = asEvent(order, fact, { actor, ...(command && { command }) });
    return { order: evolve(order, event), steps: [...steps, { before: order, event }] };
  }, life);
}

/** Everybody does their part and vendors answer, until the order is at its end; fails when it never is. */
export function driveToEnd(life: Life): Life {
  let current = life;
  for (let patience = 80; patience > 0; patience -= 1) {
    if (isAtItsEnd(current.order) || waitsForRefund(current.order)) return current;
    const next = live(current, { vendor: 'willing' });
    current = next.steps.length > current.steps.length ? next : helpOn(current);
  }
  throw new Error(`The order never ends: ${JSON.stringify(current.order)}`);
}

/** Closed, and nothing that was reserved since is left to be given free. */
const isAtItsEnd = ({ closedAt, cancellation, undo }: OrderState): boolean =>
  closedAt !== undefined && (cancellation === undefined || undo.length === 0);

/** Whether a parcel came back and nothing of the order is left to send: only a refund can settle it, for which it stays held. Words of an earlier release hold nothing. A cancellation ends by itself. */
export function waitsForRefund(order: OrderState): boolean {
  if (order.cancellation) return false;
  const cameBack = order.parcels.some(({ state }) => state === 'RETURNED');
  const isDone = order.parcels.every((parcel) => !isTravelling(parcel));
  return (
    cameBack &&
    isDone &&
    heldFor(order).every((reason) => reason === 'COURIER') &&
    (!hasPiecesInHouse(order) || !isPaid(order))
  );
}

/** What somebody, or the passing of time, does for an order that waits. */
function helpOn(life: Life): Life {
  const { order } = life;
  const say = <Name extends CommandName>(name: Name, payload: CommandPayloads[Name]): Life =>
    // TypeScript can't see that a generic name and its own payload make one member of the union.
    live(life, {
      name,
      payload,
      actor: PEOPLE.admin,
      commandId: `help-${order.version}`,
    } as unknown as Command);
  if (order.reopenedUntil) return record(life, [{ type: 'OrderClosed' }], SYSTEM);
  if (isHeld(order, 'PAYMENT')) return say('release', { reason: 'PAYMENT', notes: 'Looked into' });
  if (isHeld(order, 'FRAUD_REVIEW')) return say('decideReview', { decision: 'approve' });
  const manual = order.holds.find(({ reason }) => reason === 'MANUAL');
  if (manual) return say('releaseHold', { key: manual.key });
  if (isHeld(order, 'COURIER')) return say('release', { reason: 'COURIER', notes: 'Looked into' });
  const travelling = order.parcels.find(isTravelling);
  if (travelling) return record(life, [arrival(travelling.id, order.version)], SYSTEM);
  const payment = speakingAttempt(order);
  if (payment?.state === 'DECLINED' || payment?.state === 'ACTION_REQUIRED') return endWaiting(life, payment);
  if (payment && !isUnderWay(payment) && !isPaid(order))
    return say('pay', { method: 'card', token: 'tok_again' });
  const booked = order.parcels.find(({ state }) => state === 'BOOKED');
  return booked ? say('handOver', { parcelId: booked.id }) : say('pack', {});
}

/** An order that is not paid in time is cancelled; one that has left in part waits for its money. */
function endWaiting(life: Life, { id, amount }: Payment): Life {
  const { order } = life;
  const hasLeft = order.parcels.some(isOut);
  if (!hasLeft) return record(life, [{ type: 'CancellationRequested', reason: 'Not paid in time' }], SYSTEM);
  const outcome: PaymentOutcome = { outcome: 'authorized', reference: `pi_${id}`, amount };
  return record(life, settlePayment(order, id, outcome, later(order.version)), SYSTEM);
}

const isTravelling = ({ state }: Parcel): boolean =>
  ['HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED', 'RETURNING'].includes(state);

const hasPiecesInHouse = ({ lines }: OrderState): boolean =>
  lines.some(({ quantities: q }) => q.reserved + q.packed > 0);

function arrival(parcelId: string, version: number): OrderFact {
  const trackingId = `arrival-${version}`;
  const occurredAt = later(version);
  return {
    type: 'ParcelTracked',
    parcelId,
    trackingId,
    status: 'DELIVERED',
    vendorStatus: 'delivered',
    occurredAt,
  };
}
