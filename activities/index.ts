import type { Allotment } from '../domain/allocation/allotment';
import type { PaymentOutcome } from '../domain/payment/payment';
import type { EffectName } from '../domain/commitRecord';
import type { RiskFacts } from '../domain/review/fraud';
import type { RefundOutcome } from '../domain/refunds/settleRefund';
import type { OrderState } from '../domain/order/order';
import { present } from '../domain/present';
import type { TrackingReport } from '../providers/couriers/courier';
import { sendCode } from './codes/sendCode';
import { askCourier, bookParcel, changeCash, type BookedParcel } from './parcel/courier';
import { commitAsAsked } from './commit/commitAsAsked';
import type { CommitRequest, CommitResult } from './commit/commit';
import type { ActivityDeps } from './deps';
import { loadOrder } from './commit/loadOrder';
import { createOrderMemory } from './commit/orderMemory';
import { authorizePayment, capturePayment, findPayment, voidPayment } from './payment/payment';
import { findRefund, refundPayment } from './refunds/refund';
import { openPayoutBatch, type DueBatch } from './payouts/openPayoutBatch';
import { lookUpPayouts, refusePayouts, submitPayouts, type SubmittedBatch } from './payouts/payoutBatch';
import { performEffects, type EffectsReport } from './effects/performEffects';
import { pushToErp } from './erp/pushToErp';
import { checkStock } from './stock/checkStock';
import { findElsewhere } from './stock/findElsewhere';
import { reserveInventory, type Reservation } from './stock/reserveInventory';
import { gatherRiskFacts } from './review/riskFacts';
import { sendNotifications } from './messages/sendNotifications';
import { CREDIT_PROVIDER, createCreditGateway } from './storeCredit/creditGateway';

/**
 * Everything that workflows have done for them. Every activity may run twice and has the effect of one run;
 * arguments and results carry ids and outcomes, never personal data.
 */
export interface OrderActivities {
  commitOrder(commit: CommitRequest): Promise<CommitResult>;
  loadOrder(orderId: string): Promise<OrderState>;
  /** `begins`: with all that a run begins with; else the shortage alone, as a history keeps what is answered. */
  reserveInventory(orderId: string, begins?: true): Promise<Partial<Reservation>>;
  gatherRiskFacts(orderId: string): Promise<RiskFacts>;
  /** Where the pieces are that an order seeks; none of them is taken. */
  findElsewhere(orderId: string): Promise<readonly Allotment[]>;
  authorizePayment(orderId: string, paymentId: string): Promise<PaymentOutcome>;
  /** Null when the gateway knows of no such payment. */
  findPayment(orderId: string, paymentId: string): Promise<PaymentOutcome | null>;
  /** `part`: how much, where that is less than all that is reserved. */
  capturePayment(orderId: string, paymentId: string, part?: number): Promise<PaymentOutcome>;
  voidPayment(orderId: string, paymentId: string): Promise<PaymentOutcome>;
  /** `ordinal`: the move's position among those of the order's refunds. */
  refundPayment(orderId: string, ordinal: number): Promise<RefundOutcome>;
  /** Null when the gateway knows of no such refund. */
  findRefund(orderId: string, ordinal: number): Promise<RefundOutcome | null>;
  /** How many payouts are in it; 0: there is none. */
  openPayoutBatch(batch: DueBatch): Promise<number>;
  submitPayouts(batchId: string): Promise<SubmittedBatch>;
  refusePayouts(batchId: string, code: string): Promise<SubmittedBatch>;
  /** How many payouts the bank has not spoken of yet. */
  lookUpPayouts(batchId: string): Promise<number>;
  /** How many shelves differ from their ledger. */
  checkStock(checkId: string): Promise<number>;
  sendCode(codeId: string): Promise<void>;
  bookParcel(orderId: string, parcelId: string): Promise<BookedParcel>;
  /** False when the courier has no such call. */
  changeCash(orderId: string, parcelId: string): Promise<boolean>;
  askCourier(courier: string, consignmentId: string): Promise<TrackingReport>;
  performEffects(orderId: string, names?: readonly EffectName[]): Promise<EffectsReport>;
  sendNotifications(orderId: string): Promise<void>;
  pushToErp(orderId: string): Promise<void>;
}

/** About as many as a worker has runs in its cache. */
const REMEMBERED_ORDERS = 2_000;

/** Puts the activities together with what they act on. */
export function createActivities(given: ActivityDeps): OrderActivities {
  // Store credit is the shop's own, beside the gateways that its vendors are.
  const deps: ActivityDeps = {
    ...given,
    payments: { ...given.payments, [CREDIT_PROVIDER]: createCreditGateway(given) },
  };
  const memory = createOrderMemory(REMEMBERED_ORDERS);
  return {
    commitOrder: (commit) => commitAsAsked(deps, memory, commit),
    async loadOrder(orderId) {
      const loaded = await loadOrder(deps, orderId);
      memory.keep(loaded);
      return loaded.order;
    },
    async reserveInventory(orderId, begins) {
      const { changedAt, ...reservation } = await reserveInventory(deps, orderId);
      memory.keep({ order: reservation.order, changedAt });
      const { shortage, allocation } = reservation;
      return begins ? reservation : present({ shortage, allocation });
    },
    findElsewhere: (orderId) => findElsewhere(deps, orderId),
    gatherRiskFacts: (orderId) => gatherRiskFacts(deps, orderId),
    authorizePayment: (orderId, paymentId) => authorizePayment(deps, orderId, paymentId),
    findPayment: (orderId, paymentId) => findPayment(deps, orderId, paymentId),
    capturePayment: (orderId, paymentId, part) => capturePayment(deps, orderId, paymentId, part),
    voidPayment: (orderId, paymentId) => voidPayment(deps, orderId, paymentId),
    refundPayment: (orderId, ordinal) => refundPayment(deps, orderId, ordinal),
    findRefund: (orderId, ordinal) => findRefund(deps, orderId, ordinal),
    checkStock: (checkId) => checkStock(deps, checkId),
    openPayoutBatch: (batch) => openPayoutBatch(deps, batch),
    submitPayouts: (batchId) => submitPayouts(deps, batchId),
    refusePayouts: (batchId, code) => refusePayouts(deps, batchId, code),
    lookUpPayouts: (batchId) => lookUpPayouts(deps, batchId),
    sendCode: (codeId) => sendCode(deps, codeId),
    bookParcel: (orderId, parcelId) => bookParcel(deps, orderId, parcelId),
    changeCash: (orderId, parcelId) => changeCash(deps, orderId, parcelId),
    askCourier: (courier, consignmentId) => askCourier(deps, courier, consignmentId),
    performEffects: (orderId, names) => performEffects(deps, orderId, names),
    sendNotifications: (orderId) => sendNotifications(deps, orderId),
    pushToErp: (orderId) => pushToErp(deps, orderId),
  };
}
