import { addHold } from '../holds/holds';
import type { EventEnvelope, Fact, FactTable, Surroundings } from '../fact';
import type { OrderState } from '../order/order';
import { present } from '../present';
import type { SettledTransaction } from '../payment/transactions/transaction';
import {
  changeMove,
  changeRefund,
  giveBack,
  moveAt,
  withoutNeedlessHold,
  withoutRetry,
  withdrawn,
} from './changes';
import type { OtherMethod, Refund, RefundedLine } from './refund';
import { isDisputedMove } from './refundable';
import { movesOf, refundsOf } from './refunds';
import type { AskedMove } from './requestedMoves';

/** One move of a refund, by its position among the order's, and the payment that it gives back of. */
interface OfMove {
  readonly refundId: string;
  readonly ordinal: number;
  readonly paymentId: string;
}

/** What becomes of money that is to be given back. Amounts in minor units of the order's currency. */
export interface RefundFacts {
  readonly RefundRequested: {
    readonly refundId: string;
    readonly amount: number;
    readonly reason: string;
    readonly lines?: readonly RefundedLine[];
    readonly shipping?: number;
    /** Somebody else has to approve it before anything moves. */
    readonly needsApproval?: true;
    readonly purpose?: Refund['purpose'];
    /** What was counted against a budget before it was asked for: the commit makes sure of it. */
    readonly claim?: string;
    /** Why somebody else has to approve it. */
    readonly because?: Refund['because'];
    readonly method?: OtherMethod;
    readonly choice?: Refund['choice'];
    /** What of it comes from which payment. */
    readonly from: readonly AskedMove[];
    readonly notes?: string;
  };
  readonly RefundApproved: {
    readonly refundId: string;
    readonly notes?: string;
    /** How much of it is paid out: its customer is asked to whom. */
    readonly toPayOut?: number;
  };
  readonly RefundRejected: {
    readonly refundId: string;
    readonly notes: string;
    /** Its customer has asked for it, and is told. */
    readonly toCustomer?: true;
  };
  /** The call was stopped before its answer came: whether it was made is asked before anything else. */
  readonly RefundOutcomeUnknown: OfMove;
  /** The gateway has never heard of it: it is still to be made. */
  readonly RefundNotMade: OfMove;
  /** The gateway has taken the call, and will tell later what became of it. */
  readonly RefundPending: OfMove & { readonly reference: string };
  readonly RefundSucceeded: OfMove & {
    readonly reference: string;
    readonly amount: number;
    /** Absent: the way it came. */
    readonly method?: OtherMethod;
  };
  /** Also of one that had succeeded: banks turn money back days later. */
  readonly RefundFailed: OfMove & {
    readonly code: string;
    readonly reference?: string;
    /** As much had succeeded, and its customer was told so. */
    readonly returned?: number;
  };
  /** Another move takes the place of one that failed. */
  readonly RefundRetried: OfMove & { readonly next: number };
}

export const REFUND_FACTS: FactTable<RefundFacts> = {
  RefundRequested: {
    evolve: (order, event) => ({ ...order, refunds: [...refundsOf(order), requestedRefund(event)] }),
    reason: ({ reason }) => reason,
    tells: ({ needsApproval, method, from }) =>
      !needsApproval && method !== 'manual' && from.some(({ byHand }) => byHand) ? 'payoutWanted' : undefined,
  },
  RefundApproved: {
    tells: ({ toPayOut }) => (toPayOut === undefined ? undefined : 'payoutWanted'),
    evolve: (order, { refundId, actor, at }) =>
      changeRefund(order, refundId, (refund) => ({
        ...refund,
        approval: 'GIVEN',
        approvedBy: actor,
        moves: refund.moves.map((move) => ({ ...move, since: at })),
      })),
  },
  RefundRejected: {
    evolve: (order, { refundId, toCustomer, at }) =>
      withoutNeedlessHold(
        changeRefund(order, refundId, (refund) => ({
          ...withdrawn(refund, at, (move) => isDisputedMove(order, move)),
          ...(toCustomer && { endTold: true }),
        })),
      ),
    tells: ({ toCustomer }) => (toCustomer ? 'refundRefused' : undefined),
    settles: (_fact, surroundings) => neverMade(surroundings, 'rejected'),
  },
  RefundOutcomeUnknown: {
    evolve: (order, { ordinal, at }) => changeMove(order, ordinal, { state: 'UNKNOWN', since: at }),
  },
  RefundNotMade: {
    evolve: (order, { ordinal, at }) => changeMove(order, ordinal, { state: 'DUE', since: at }),
  },
  RefundPending: {
    evolve: (order, { ordinal, reference, at }) =>
      changeMove(order, ordinal, { state: 'PENDING', reference, since: at }),
  },
  RefundSucceeded: {
    evolve: (order, { ordinal, reference, amount, at }) =>
      withoutNeedlessHold(
        giveBack(
          changeMove(withoutRetry(order, ordinal, at), ordinal, {
            ...{ state: 'DONE', reference, amount, since: at },
          }),
          ordinal,
          amount,
        ),
      ),
    tells: ({ method }) => (method === 'credit' ? 'creditGranted' : 'refunded'),
    settles: (fact, { before, after }) => [
      ...(isWithoutGateway(after, fact)
        ? []
        : [refunded(fact, { status: 'SUCCEEDED', amount: fact.amount, code: null })]),
      ...neverMade({ before, after }, 'withdrawn'),
    ],
    erp: true,
    shows: ['amount', 'method'],
  },
  RefundFailed: {
    evolve: (order, { ordinal, code, reference, at }) => {
      const known = moveAt(order, ordinal);
      const failed = changeMove(order, ordinal, {
        ...{ state: 'FAILED', code, since: at },
        ...present({ reference }),
      });
      const back = known?.state === 'DONE' ? giveBack(failed, ordinal, -known.amount) : failed;
      return addHold(back, { reason: 'REFUND', since: at }, { outlastsCancellation: true });
    },
    tells: ({ returned }) => (returned === undefined ? undefined : 'refundReturned'),
    settles: (fact, { after }) =>
      isWithoutGateway(after, fact)
        ? []
        : [refunded(fact, { status: 'FAILED', amount: null, code: fact.code })],
    erp: true,
  },
  RefundRetried: {
    evolve: (order, { refundId, ordinal, next, at }) =>
      changeRefund(order, refundId, (refund) => ({
        ...refund,
        moves: refund.moves.flatMap((move) =>
          move.ordinal === ordinal
            ? [
                { ...move, state: 'RETRIED', retriedAs: next },
                {
                  ...{
                    ordinal: next,
                    paymentId: move.paymentId,
                    amount: move.amount,
                    state: 'DUE',
                    since: at,
                  },
                  ...present({ byHand: move.byHand, method: move.method }),
                },
              ]
            : [move],
        ),
      })),
  },
};

/** A refund as it is asked for: nothing of it has moved. */
function requestedRefund(event: Fact<RefundFacts, 'RefundRequested'> & EventEnvelope): Refund {
  const { refundId: id, amount, reason, needsApproval, from, actor, at } = event;
  const { lines, shipping, purpose, claim, method, choice, because } = event;
  return {
    ...{ id, amount, reason, requestedBy: actor, requestedAt: at },
    ...present({ lines, shipping, purpose, claim, method, choice, because }),
    approval: needsApproval ? 'AWAITED' : 'NOT_NEEDED',
    moves: from.map((move) => ({ ...move, state: 'DUE', since: at })),
  };
}

/** No gateway was asked for what somebody has paid out, nor for what goes to the customer's account at the shop. */
function isWithoutGateway(order: OrderState, { ordinal }: Pick<OfMove, 'ordinal'>): boolean {
  const { byHand, method } = moveAt(order, ordinal) ?? {};
  return byHand === true || method !== undefined;
}

/** Calls that were begun, or about to be, and are not made any more: nobody would ever say what became of them. */
const neverMade = (
  { before, after }: Surroundings,
  code: 'rejected' | 'withdrawn',
): readonly SettledTransaction[] =>
  movesOf(after)
    .filter(
      ({ move }) =>
        move.state === 'WITHDRAWN' &&
        moveAt(before, move.ordinal)?.state === 'DUE' &&
        !isWithoutGateway(after, move),
    )
    .map(({ refund, move: { paymentId, ordinal } }) =>
      refunded({ refundId: refund.id, ordinal, paymentId }, { status: 'FAILED', amount: null, code }),
    );

const refunded = (
  { paymentId, ordinal, reference }: OfMove & { readonly reference?: string },
  became: Pick<SettledTransaction, 'status' | 'amount' | 'code'>,
): SettledTransaction => ({ paymentId, ordinal, kind: 'REFUND', providerRef: reference ?? null, ...became });
