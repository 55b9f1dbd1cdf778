import { present } from '../present';
import type { FactTable } from '../fact';
import { addHold } from '../holds/holds';
import type { OrderState, Undo } from '../order/order';
import { hasLeft } from '../parcel/parcel';
import { authorizedOf, capturedOf } from './amounts';
import type { DisputeState } from './dispute/dispute';
import type { Payment, PaymentCard } from './payment';
import { withoutNeedlessHold } from '../reservation/reservation';
import { isSurplus } from './surplus';
import { failed, succeeded } from './transactions/transaction';

/** What becomes of an order's payments. */
export interface PaymentFacts {
  readonly PaymentRequested: {
    readonly payment: Payment;
    /** RFC 3339: until when attempts that wait for their customer at the bank may be confirmed, where this one goes on without them. */
    readonly othersEndAt?: string;
  };
  readonly PaymentActionRequired: {
    readonly paymentId: string;
    readonly reference: string;
    readonly actionUrl?: string;
    readonly card?: PaymentCard;
  };
  readonly PaymentAuthorized: {
    readonly paymentId: string;
    readonly reference: string;
    /** What was reserved. Absent: what was asked for. */
    readonly amount?: number;
    readonly card?: PaymentCard;
    /** When the gateway gives it free by itself. Absent: it didn't tell. */
    readonly captureBefore?: string;
    /** After the attempt had been given up for lost, in an order that had gone on without it. */
    readonly late?: true;
    /** The order has no use for it: it is given free by itself, and its customer is told. */
    readonly needless?: true;
    /** After the goods had come back: it stays reserved until somebody decides. */
    readonly afterReturn?: true;
    /** Another part of the price was refused meanwhile: until when the customer may pay the rest (RFC 3339). */
    readonly retryUntil?: string;
  };
  readonly PaymentDeclined: {
    readonly paymentId: string;
    /** Absent where the gateway's refusal names no payment: also in events from before it was kept. */
    readonly reference?: string;
    readonly code: string;
    readonly retryUntil: string;
    readonly card?: PaymentCard;
  };
  readonly PaymentOutcomeUnknown: { readonly paymentId: string };
  readonly PaymentCaptured: {
    readonly paymentId: string;
    /** Absent where it was known before. */
    readonly reference?: string;
    /** What was taken. Absent: what was asked for. */
    readonly amount?: number;
    readonly card?: PaymentCard;
    /** Of an attempt that had been given up for lost. */
    readonly late?: true;
    /** Named where the customer is told of it. */
    readonly method?: 'credit';
  };
  readonly PaymentCaptureFailed: { readonly paymentId: string; readonly code: string };
  readonly PaymentVoided: {
    readonly paymentId: string;
    /** What the gateway gave free, where the order had not known it. */
    readonly reference?: string;
    /** It was given free on purpose: until when the customer may pay otherwise. */
    readonly retryUntil?: string;
    /** It had been paid in advance, and is due at the door again: the facts that follow say what is asked for. */
    readonly dueAgain?: true;
  };
  readonly PaymentVoidFailed: { readonly paymentId: string; readonly code: string };
  /** The customer's bank wants the money back, or that was decided; no money is counted otherwise by it. */
  readonly PaymentDisputed: {
    readonly paymentId: string;
    /** The gateway's id of the dispute. */
    readonly dispute: string;
    readonly state: DisputeState;
    /** Minor units of that currency. Absent: the gateway didn't tell. */
    readonly amount?: number;
    readonly currency?: string;
    /** The gateway's word for why. */
    readonly code?: string;
  };
}

export const PAYMENT_FACTS: FactTable<PaymentFacts> = {
  PaymentRequested: {
    evolve: (order, { payment, othersEndAt }) => {
      const others = order.payments.map((one) =>
        one.state === 'ACTION_REQUIRED' ? { ...one, ...present({ sessionEndsAt: othersEndAt }) } : one,
      );
      const asked = { ...order, revision: order.revision + 1, payments: [...others, payment] };
      // Nobody holds what is paid at the door.
      return payment.state === 'DUE' ? asked : registerUndo(asked, payment.id);
    },
    shows: [],
  },
  PaymentActionRequired: {
    evolve: (order, { paymentId, reference, actionUrl, card }) =>
      changePayment(order, paymentId, {
        state: 'ACTION_REQUIRED',
        reference,
        ...present({ actionUrl, card }),
      }),
    tells: () => 'paymentActionRequired',
    shows: ['actionUrl'],
  },
  PaymentAuthorized: {
    evolve: (order, { paymentId, reference, amount, card, captureBefore, late, afterReturn, retryUntil }) =>
      registerUndo(
        changePayment(order, paymentId, {
          state: 'AUTHORIZED',
          reference,
          ...present({ authorized: amount, card, captureBefore, late, afterReturn, retryUntil }),
        }),
        paymentId,
      ),
    tells: ({ needless }) => (needless ? 'paymentNeedless' : undefined),
    settles: (fact, { after }) => [succeeded('AUTHORIZE', fact, after, authorizedOf)],
    shows: ['needless'],
  },
  PaymentDeclined: {
    evolve: (order, { paymentId, reference, code, retryUntil, card }) =>
      forgetUndo(
        changePayment(order, paymentId, {
          state: 'DECLINED',
          declineCode: code,
          retryUntil,
          ...present({ reference, card }),
        }),
        paymentId,
      ),
    tells: () => 'paymentDeclined',
    settles: (fact, { after }) => [failed('AUTHORIZE', fact, after, fact.code)],
    shows: ['code', 'retryUntil'],
  },
  PaymentOutcomeUnknown: {
    evolve: (order, { paymentId }) => changePayment(order, paymentId, { state: 'UNKNOWN' }),
  },
  PaymentCaptured: {
    evolve: (order, { paymentId, reference, amount, card, late }) =>
      withoutNeedlessHold(
        nothingToVoid(
          changePayment(order, paymentId, {
            state: 'CAPTURED',
            ...present({ reference, captured: amount, card, late }),
          }),
          paymentId,
        ),
      ),
    tells: ({ method }) => (method === 'credit' ? 'creditSpent' : undefined),
    settles: (fact, { after }) => [
      succeeded('AUTHORIZE', fact, after, authorizedOf),
      succeeded('CAPTURE', fact, after, capturedOf),
    ],
    shows: ['method'],
  },
  PaymentCaptureFailed: {
    evolve: (order, { paymentId, code, at }) =>
      addHold(changePayment(order, paymentId, { captureError: code }), { reason: 'PAYMENT', since: at }),
    settles: (fact, { after }) => [failed('CAPTURE', fact, after, fact.code)],
  },
  PaymentVoided: {
    evolve: (order, { paymentId, reference, retryUntil, dueAgain, at }) => {
      const free = giveFree(order, paymentId, present({ reference, retryUntil }));
      const voided = withoutNeedlessHold(forgetUndo(free, paymentId));
      const isSpare = order.payments.some(
        (one) => one.id === paymentId && (one.afterReturn || isSurplus(order, one)),
      );
      // Given free by us it is part of a cancellation, or more than the order costs; given free by the gateway, someone must ask why,
      // unless the door has it again.
      const isMeant = isSpare || dueAgain || (retryUntil !== undefined && !hasLeft(order));
      return order.cancellation || isMeant ? voided : addHold(voided, { reason: 'PAYMENT', since: at });
    },
    tells: ({ retryUntil }) => (retryUntil === undefined ? undefined : 'paymentDue'),
    // One that never was authorized will not be any more.
    settles: (fact, { before, after }) => [
      failed('AUTHORIZE', fact, after, 'voided'),
      succeeded('VOID', fact, before, authorizedOf),
    ],
    shows: [],
  },
  PaymentVoidFailed: {
    evolve: (order, { at }) => addHold(order, { reason: 'PAYMENT', since: at }),
    settles: (fact, { after }) => [failed('VOID', fact, after, fact.code)],
  },
  PaymentDisputed: {
    evolve: (order, { paymentId, dispute: id, state, amount, currency }) => {
      const { disputes = [] } = order.payments.find((one) => one.id === paymentId) ?? {};
      const others = disputes.filter((one) => one.id !== id);
      const told = currency === order.currency ? present({ amount }) : {};
      return changePayment(order, paymentId, { disputes: [...others, { id, state, ...told }] });
    },
  },
};

function changePayment(order: OrderState, id: string, change: Partial<Payment>): OrderState {
  return {
    ...order,
    payments: order.payments.map((payment) => (payment.id === id ? { ...payment, ...change } : payment)),
  };
}

/** Nothing is reserved any more, however much it was. */
function giveFree(
  order: OrderState,
  id: string,
  told: Pick<Payment, 'reference' | 'retryUntil'>,
): OrderState {
  const free = ({ authorized: _given, ...payment }: Payment): Payment => ({
    ...payment,
    ...told,
    state: 'VOIDED',
  });
  return {
    ...order,
    payments: order.payments.map((payment) => (payment.id === id ? free(payment) : payment)),
  };
}

/** Known already, unless the attempt had been given up for lost. */
function registerUndo(order: OrderState, paymentId: string): OrderState {
  const known = order.undo.some((undo) => isVoidOf(undo, paymentId));
  return known ? order : { ...order, undo: [...order.undo, { kind: 'voidPayment', paymentId }] };
}

/** What was taken can't be given free. Orders placed before late money had rules still try, as their runs did. */
const nothingToVoid = (order: OrderState, paymentId: string): OrderState =>
  order.policy.payment.late === undefined ? order : forgetUndo(order, paymentId);

function forgetUndo(order: OrderState, paymentId: string): OrderState {
  return { ...order, undo: order.undo.filter((undo) => !isVoidOf(undo, paymentId)) };
}

const isVoidOf = (undo: Undo, paymentId: string): boolean =>
  undo.kind === 'voidPayment' && undo.paymentId === paymentId;
