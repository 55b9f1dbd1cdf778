import type { Actor } from './people/actor';
import { allowedActions, refusalOf, type Action } from './actions';
import { allowedStatuses, mayEverSetStatus, COMMAND_OF_STATUS } from './order/setStatus';
import { type Command } from './commands';
import { SETTABLE_STATUSES } from './order/status';
import { DomainError } from './errors';
import type { OrderFact } from './events';
import { parcelId } from './order/ids';
import type { OrderState } from './order/order';
import type { Parcel } from './parcel/parcel';
import { settlePayment } from './payment/settlePayment';
import { trackParcel } from './parcel/trackParcel';

/**
 * What a command makes of an order at an instant (RFC 3339, UTC): the facts to record, none when there is
 * nothing new in it.
 * @throws {DomainError} `not-allowed`, `forbidden` or `validation`: why not, and what is possible instead.
 */
export function decide(order: OrderState, command: Command, at: string): readonly OrderFact[] {
  const { actor } = command;
  switch (command.name) {
    case 'cancel':
      demand('cancel', order, actor);
      return [{ type: 'CancellationRequested', reason: command.payload.reason }];
    case 'pay':
      demand('pay', order, actor);
      return [requestPayment(order, command.payload.method, at)];
    case 'pick':
      demand('pick', order, actor);
      return [{ type: 'PickingStarted' }];
    case 'pack':
      demand('pack', order, actor);
      return pack(order);
    case 'handOver':
      demand('handOver', order, actor);
      return [handOver(order, command.payload.parcelId)];
    case 'recordDelivery':
      demand('recordDelivery', order, actor);
      return recordDelivery(order, command, at);
    case 'setStatus':
      return setStatus(order, command, at);
    case 'decideReview':
      demand('decideReview', order, actor);
      return decideReview(command.payload);
    case 'release':
      demand('release', order, actor);
      return release(order, command.payload, actor);
    case 'addNote':
      demand('addNote', order, actor);
      return [{ type: 'NoteAdded', noteId: command.payload.noteId, visibility: command.payload.visibility }];
    case 'reopen':
      demand('reopen', order, actor);
      return [
        {
          type: 'OrderReopened',
          reason: command.payload.reason,
          until: after(at, order.policy.reopen.windowMs),
        },
      ];
    case 'pushToErp':
      demand('pushToErp', order, actor);
      return [{ type: 'ErpPushRequested' }];
    case 'paymentEvent':
      onlySystem(actor);
      return settlePayment(order, command.payload.paymentId, command.payload.outcome, at);
    case 'shipmentEvent':
      onlySystem(actor);
      return trackParcel(order, command.payload);
  }
}

function demand(action: Action, order: OrderState, actor: Actor): void {
  const refusal = refusalOf(action, order, actor);
  if (refusal === undefined) return;
  throw new DomainError('not-allowed', refusal, { allowedActions: allowedActions(order, actor) });
}

/** Vendors speak through verified webhooks; a person who could send their words could mark anything paid. */
function onlySystem(actor: Actor): void {
  if (actor.role !== 'system')
    throw new DomainError('forbidden', 'Only a vendor’s own message may say this.');
}

const after = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

function requestPayment(order: OrderState, method: 'card', at: string): OrderFact {
  const previous = order.payments.at(-1);
  const ordinal = order.payments.length + 1;
  return {
    type: 'PaymentRequested',
    payment: {
      id: String(ordinal),
      ordinal,
      method,
      provider: previous?.provider ?? 'stripe',
      amount: order.totals.grand,
      state: 'PENDING',
      requestedAt: at,
    },
  };
}

/** Everything still reserved goes into one parcel. */
export function pack(order: OrderState): readonly OrderFact[] {
  const lines = order.lines
    .filter((line) => line.quantities.reserved > 0)
    .map((line) => ({ lineId: line.id, quantity: line.quantities.reserved }));
  const packed: OrderFact = {
    type: 'ParcelPacked',
    parcelId: parcelId(order.id, order.parcels.length + 1),
    courier: order.policy.fulfilment.courier,
    lines,
  };
  return order.pickingAt ? [packed] : [{ type: 'PickingStarted' }, packed];
}

function handOver(order: OrderState, id: string | undefined): OrderFact {
  const booked = order.parcels.filter(({ state }) => state === 'BOOKED');
  return { type: 'ParcelHandedOver', parcelId: choose(booked, id, order.parcels).id };
}

/** The named parcel among the candidates, or the only one. */
function choose(candidates: readonly Parcel[], id: string | undefined, all: readonly Parcel[]): Parcel {
  const chosen = id === undefined ? candidates[0] : candidates.find((parcel) => parcel.id === id);
  if (chosen) return chosen;
  const known = all.some((parcel) => parcel.id === id);
  throw new DomainError(
    'not-allowed',
    known ? `Parcel ${id} is not at that point.` : `The order has no parcel ${id}.`,
  );
}

function recordDelivery(
  order: OrderState,
  command: Command<'recordDelivery'>,
  at: string,
): readonly OrderFact[] {
  const { status, proof, parcelId: id } = command.payload;
  if (status !== 'OUT_FOR_DELIVERY' && !proof) {
    throw new DomainError('validation', 'Say how you know.', {
      errors: [{ pointer: '/notes', detail: 'The proof of delivery, or the reason it failed.' }],
    });
  }
  const onItsWay = order.parcels.filter(({ state }) =>
    ['HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED'].includes(state),
  );
  return [
    {
      type: 'ParcelTracked',
      parcelId: choose(onItsWay, id, order.parcels).id,
      status,
      trackingId: command.commandId,
      vendorStatus: 'recorded by hand',
      occurredAt: at,
      ...(proof !== undefined && { proof }),
    },
  ];
}

function setStatus(order: OrderState, command: Command<'setStatus'>, at: string): readonly OrderFact[] {
  const { actor, commandId } = command;
  const { status, notes } = command.payload;
  if (actor.role !== 'system' && !mayEverSetStatus(actor.role))
    throw new DomainError('forbidden', `The role ${actor.role} may not set a status.`);
  const allowed = allowedStatuses(order, actor);
  if (!SETTABLE_STATUSES.includes(status) || !allowed.includes(status)) {
    const refusal = SETTABLE_STATUSES.includes(status)
      ? refusalOf(COMMAND_OF_STATUS[status].action, order, actor)
      : undefined;
    throw new DomainError('illegal-transition', refusal ?? `The order can't be moved to ${status}.`, {
      allowedStatuses: allowed,
      allowedActions: allowedActions(order, actor),
    });
  }
  const row = COMMAND_OF_STATUS[status];
  if (row.notes && !notes) {
    throw new DomainError('validation', `${status} needs notes: the ${row.notes}.`, {
      errors: [{ pointer: '/notes', detail: `Give the ${row.notes}.` }],
    });
  }
  return decide(order, { ...row.command(notes ?? ''), commandId, actor } as Command, at);
}

function decideReview(payload: Command<'decideReview'>['payload']): readonly OrderFact[] {
  const { decision, notes } = payload;
  const released: OrderFact = {
    type: 'HoldReleased',
    reason: 'FRAUD_REVIEW',
    ...(notes !== undefined && { notes }),
  };
  if (decision === 'approve') return [released];
  return [released, { type: 'CancellationRequested', reason: 'The order did not pass the review.' }];
}

function release(
  order: OrderState,
  { reason, notes }: Command<'release'>['payload'],
  { role }: Actor,
): readonly OrderFact[] {
  if (!order.holds.includes(reason))
    throw new DomainError('not-allowed', `The order is not held for ${reason}.`);
  if (reason === 'PAYMENT' && role === 'warehouse')
    throw new DomainError('not-allowed', 'Whether the money is right is for support or finance to say.');
  return [{ type: 'HoldReleased', reason, ...(notes !== undefined && { notes }) }];
}
