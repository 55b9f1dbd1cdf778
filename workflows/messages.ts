import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Actor } from '../domain/people/actor';
import type { CommandName, CommandPayloads } from '../domain/commands';
import type { RequestFault } from '../domain/errors';
import type { OrderEvent } from '../domain/facts';
import type { OrderState } from '../domain/order/order';
import type { OrderStatus, PaymentStatus } from '../domain/order/status';

/** The workflow type, and what a run of it starts from. */
export const ORDER_WORKFLOW = 'order';

export interface OrderInput {
  readonly orderId: string;
  /** The order so far, as earlier releases gave it. Runs of today load the snapshot from SQL themselves. */
  readonly state?: OrderState;
  /** Which story the run lives; absent: today's, or the first one in runs of earlier releases. Data, so that it costs no event. */
  readonly story?: number;
}

/** A batch of payouts at its bank, and what a run of it starts from. */
export const PAYOUT_BATCH_WORKFLOW = 'payoutBatch';
export interface PayoutBatchInput {
  readonly batchId: string;
  /** How often the bank is asked (milliseconds). */
  readonly pollEveryMs: number;
}
export const payoutBatchWorkflowId = (batchId: string): string => `payouts/${batchId}`;

/** The making of a batch by the schedule, and what it starts from. */
export const PAYOUT_SCHEDULE = 'payouts';
export const PAYOUT_ROUND_WORKFLOW = 'payoutRound';
export interface PayoutRoundInput {
  /** The bank that the batch goes to. */
  readonly provider: string;
  /** How often that bank is asked (milliseconds). */
  readonly pollEveryMs: number;
}
/** The server adds the time at which each run was due. */
export const payoutRoundWorkflowId = 'payout-round';

/** The nightly check of stock against its ledger. */
export const STOCK_CHECK_SCHEDULE = 'stock-check';
export const STOCK_CHECK_WORKFLOW = 'stockCheck';
/** The server adds the time at which each run was due. */
export const stockCheckWorkflowId = 'stock-check';

/** The sending of a one-time code, by its id. */
export const SEND_CODE_WORKFLOW = 'sendCode';
export const codeWorkflowId = (codeId: string): string => `code/${codeId}`;

/** The sending of what an order's customer is told beside its story, by the order's id. */
export const TELL_CUSTOMER_WORKFLOW = 'tellCustomer';
export const tellCustomerWorkflowId = (orderId: string): string => `messages/${orderId}`;

/**
 * The story that runs are started with. 2: parcels side by side, the money beside them; 3: the same, and a hold stops what is
 * on its way; 4: the same, and deliveries are seen through, whatever became of the booking's answer; 5: the same, and an order
 * whose money lapsed during its review waits for other money before it is confirmed, and one that is paid is not cancelled for
 * an attempt that failed; 6: the same in fewer steps, where one follows from another by itself; 7: the same, and the payment's
 * answer is recorded together with all that follows from it.
 */
export const STORY = 7;

/**
 * A command as it travels, the same in an update and in a signal. Programs give all four extra fields; a
 * person in the Temporal Web UI types the payload alone and acts as support.
 */
export type CommandMessage<Name extends CommandName = CommandName> = CommandPayloads[Name] & {
  /** Hash of actor, route and the caller's key; also the update's id. The same id is carried out once. */
  readonly commandId?: string;
  /** SHA-256 of the request's body: the same id with another body is refused. */
  readonly bodyHash?: string;
  readonly actor?: Actor;
  /** The revisions one of which the order must be at, or it refuses; absent: whichever it is at. */
  readonly expects?: readonly number[];
  /** Proves all of it, for this order (`temporal/commandSigner.ts`). What isn't proven counts as sent by hand. */
  readonly signature?: string;
};

/** The order right after the command's events were committed. */
export interface CommandResult {
  readonly version: number;
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
}

/** `ApplicationFailure.type` of a refused command; its first detail is a {@link Refusal}. */
export const REFUSED = 'CommandRefused';

/** `ApplicationFailure.type` of what isn't formed as it should be: a command, or the input of a run. */
export const MALFORMED = 'Malformed';

export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly allowedActions: readonly string[];
  readonly allowedStatuses?: readonly string[];
  /** Which part of the request is at fault, as JSON pointers. */
  readonly errors?: readonly RequestFault[];
  /** How much money is left of what more was asked for, in minor units. */
  readonly amountLeft?: { readonly amount: number; readonly currency: string };
  /** Where the order stands, when it isn't where the sender expected it. */
  readonly version?: number;
  readonly revision?: number;
}

/** The update through which programs send a command and wait for its commit. */
export const commandUpdate = <Name extends CommandName>(name: Name) =>
  defineUpdate<CommandResult, [CommandMessage<Name>]>(name);

/** The signal of the same name and payload: for people, webhooks, and when no worker answers. */
export const commandSignal = <Name extends CommandName>(name: Name) =>
  defineSignal<[CommandMessage<Name>]>(name);

/** Has a run from before show its number in lists: nobody but the run itself can write it there. */
export const showNumberSignal = defineSignal('showNumber');
export const SHOW_NUMBER =
  'Writes the order’s number into the search attribute OrderNumber; harmless to repeat.';

/** Has a run take over what the database has of it and it doesn't: it lost the task in which that was committed. */
export const catchUpSignal = defineSignal('catchUp');
export const CATCH_UP =
  'Takes over what PostgreSQL has recorded of the order and this run has not; harmless to repeat.';

/** What each query answers, as the Web UI tells it. */
export const QUERIES = {
  order: 'The order’s whole state, after everything that is committed.',
  allowedActions: 'What support may do to the order now.',
  timeline: 'The events of this run, oldest first; older ones are in PostgreSQL.',
  commandsUnderWay: 'Ids of the commands that have come and are not answered yet.',
} as const;

/** The order's state. */
export const orderQuery = defineQuery<OrderState>('order');
/** What a member of the support staff may do to the order now. */
export const allowedActionsQuery = defineQuery<readonly string[]>('allowedActions');
/** The events of this run, oldest first; older ones are in SQL. */
export const timelineQuery = defineQuery<readonly OrderEvent[]>('timeline');
/** Ids of the commands that have come and are not answered yet: a query is answered after all that was sent before it. */
export const commandsUnderWayQuery = defineQuery<readonly string[]>('commandsUnderWay');
