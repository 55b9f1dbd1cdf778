import { namesOf } from './namesOf';
import type { KeptDetails, PayloadOf, Rule } from './command';
import { reallocate } from './allocation/elsewhere/reallocate';
import { refuseAllocation } from './allocation/elsewhere/refuseAllocation';
import { shortPick } from './allocation/elsewhere/shortPick';
import { appease } from './appeasement/appease';
import { confirm } from './cash/confirmed/confirm';
import { recordCash } from './cash/collected/recordCash';
import { remitCash } from './cash/remitted/remitCash';
import { takeBackRemittance } from './cash/remitted/takeBackRemittance';
import { correctDelivery } from './delivery/correctDelivery';
import { pushToErp } from './erp/pushToErp';
import { hold } from './holds/hold';
import { release } from './holds/release';
import { releaseHold } from './holds/releaseHold';
import { addNote } from './notes/addNote';
import { cancel } from './order/cancel';
import { reopen } from './order/reopen';
import { setStatus } from './order/setStatus';
import { weigh } from './packing/weigh';
import { handOver } from './parcel/handOver';
import { pack } from './parcel/pack';
import { pick } from './parcel/pick';
import { recordDelivery } from './parcel/recordDelivery';
import { shipmentEvent } from './parcel/shipmentEvent';
import { pay } from './payment/pay';
import { makePaymentLink } from './links/makePaymentLink';
import { payByLink } from './links/payByLink';
import { withdrawPaymentLink } from './links/withdrawPaymentLink';
import { paymentEvent } from './payment/paymentEvent';
import { switchPayment } from './payment/switching/switchPayment';
import { capturePayment } from './reservation/capturePayment';
import { noticeExpiry } from './reservation/noticeExpiry';
import { voidPayment } from './reservation/voidPayment';
import { approvePayout } from './payouts/approvePayout';
import { hearPayout } from './payouts/hearPayout';
import { namePayout } from './payouts/namePayout';
import type { Actor } from './people/actor';
import { approveRefund, rejectRefund } from './refunds/decideRefund';
import { payOutRefund } from './refunds/payOutRefund';
import { refund } from './refunds/refundOrder';
import { decideReview } from './review/decideReview';

/**
 * Every command, by the name that it has in the workflow, the API and the pages. Add new ones at the end: running orders
 * open their doors to commands in this order, and what was sent to a door before it opened is delivered as it opens.
 */
export const COMMANDS = {
  cancel,
  pay,
  pick,
  pack,
  handOver,
  recordDelivery,
  setStatus,
  decideReview,
  release,
  addNote,
  reopen,
  pushToErp,
  paymentEvent,
  shipmentEvent,
  hold,
  releaseHold,
  correctDelivery,
  refund,
  approveRefund,
  rejectRefund,
  recordCash,
  remitCash,
  payOutRefund,
  confirm,
  makePaymentLink,
  withdrawPaymentLink,
  payByLink,
  switchPayment,
  noticeExpiry,
  capturePayment,
  voidPayment,
  namePayout,
  approvePayout,
  hearPayout,
  appease,
  takeBackRemittance,
  weigh,
  shortPick,
  refuseAllocation,
  reallocate,
} as const;

export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES: readonly CommandName[] = namesOf(COMMANDS);

/** What each command carries, beside who sends it and its id. */
export type CommandPayloads = {
  readonly [Name in CommandName]: PayloadOf<(typeof COMMANDS)[Name]>;
};

/** A command in a program's or a person's hand: the same through an update and through a signal. */
export type Command<Name extends CommandName = CommandName> = {
  [N in Name]: {
    readonly name: N;
    readonly commandId: string;
    readonly actor: Actor;
    readonly payload: CommandPayloads[N];
  };
}[Name];

const RULES: { readonly [Name in CommandName]: Rule<CommandPayloads[Name]> } = COMMANDS;

/** The rule of the command of that name. */
export const ruleOf = <Name extends CommandName>(name: Name): Rule<CommandPayloads[Name]> => RULES[name];

/** What SQL keeps of a command and the state must not. */
export const detailsOf = ({ name, payload }: Command): KeptDetails | undefined =>
  ruleOf(name).keeps?.(payload);
