import { present } from '../../domain/present';
import { ApplicationFailure } from '@temporalio/common';
import type { PaymentOutcome } from '../../domain/payment/payment';
import { vendorKey } from '../../domain/order/ids';
import type { ActivityDeps } from '../deps';
import { closeTransaction, KEY_KEPT_MS, openTransaction, reservedBy, wasAsked } from './transactions';
import { asActivity, vendorNamed } from '../vendorFailure';
import type { CaptureRequest, PaymentGateway } from '../../providers/payments/gateway';

/** A payment as SQL has it: with what the workflow must not know. */
interface StoredPayment {
  readonly orderId: string;
  readonly id: string;
  readonly ordinal: number;
  readonly provider: string;
  readonly token: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly reference: string | null;
}

/** Reserves the money of one attempt to pay. Repeating it with the same ids asks for the same reservation. */
export async function authorizePayment(
  deps: ActivityDeps,
  orderId: string,
  paymentId: string,
): Promise<PaymentOutcome> {
  const payment = await readPayment(deps, orderId, paymentId);
  return authorize(deps, payment);
}

/** Looks a payment up by our own reference; null when the gateway has never heard of it. */
export async function findPayment(
  deps: ActivityDeps,
  orderId: string,
  paymentId: string,
): Promise<PaymentOutcome | null> {
  const payment = await readPayment(deps, orderId, paymentId);
  return (await find(deps, payment)) ?? null;
}

/**
 * Takes the money of an authorized payment.
 * @param part how much, in minor units, where that is less than all that is reserved.
 */
export async function capturePayment(
  deps: ActivityDeps,
  orderId: string,
  paymentId: string,
  part?: number,
): Promise<PaymentOutcome> {
  const payment = await readPayment(deps, orderId, paymentId);
  const reserved = await reservedBy(deps, keyOf(payment, 'AUTHORIZE'));
  const amount = part ?? reserved ?? payment.amount;
  const request = { reference: payment.reference ?? '', amount, ...present({ part }) };
  return moveMoney(deps, payment, 'CAPTURE', request);
}

/**
 * Gives the money of a payment free, whatever became of the attempt: one never asked for has nothing to give
 * free, and one whose answer never came is asked for again with its key first, to learn what to void.
 */
export async function voidPayment(
  deps: ActivityDeps,
  orderId: string,
  paymentId: string,
): Promise<PaymentOutcome> {
  const payment = await readPayment(deps, orderId, paymentId);
  if (payment.reference) return giveFree(deps, payment, payment.reference);
  if (!(await wasAsked(deps, keyOf(payment, 'AUTHORIZE')))) return nothingReserved();
  const outcome = await learnOutcome(deps, payment);
  if (outcome?.outcome === 'voided') return outcome;
  if (!outcome || outcome.outcome === 'declined') return nothingReserved(outcome?.reference);
  return giveFree(deps, payment, outcome.reference);
}

/** Books what is known to be reserved: an attempt that the customer never confirmed has nothing to give free. */
async function giveFree(
  deps: ActivityDeps,
  payment: StoredPayment,
  reference: string,
): Promise<PaymentOutcome> {
  const reserved = await reservedBy(deps, keyOf(payment, 'AUTHORIZE'));
  return moveMoney(deps, payment, 'VOID', { reference, amount: reserved ?? 0 });
}

/**
 * What became of an attempt whose answer never came. A gateway that refuses to be asked again (the customer's handle has
 * been used, or has expired) may still have taken the first call: it is looked up.
 */
async function learnOutcome(deps: ActivityDeps, payment: StoredPayment): Promise<PaymentOutcome | undefined> {
  try {
    return await authorize(deps, payment);
  } catch (error) {
    if (!(error instanceof ApplicationFailure && error.type === 'ProviderRejected')) throw error;
    return find(deps, payment);
  }
}

const nothingReserved = (reference = ''): PaymentOutcome => ({ outcome: 'voided', reference, amount: 0 });

async function find(deps: ActivityDeps, payment: StoredPayment): Promise<PaymentOutcome | undefined> {
  const { orderId, id: paymentId } = payment;
  const outcome = await asActivity(gatewayOf(deps, payment).find({ orderId, paymentId }));
  if (outcome) await closeTransaction(deps, keyOf(payment, 'AUTHORIZE'), 'AUTHORIZE', outcome);
  return outcome;
}

async function authorize(deps: ActivityDeps, payment: StoredPayment): Promise<PaymentOutcome> {
  const { orderId, id: paymentId, amount, currency, token } = payment;
  const key = keyOf(payment, 'AUTHORIZE');
  const since = await openTransaction(deps, { ...payment, key, kind: 'AUTHORIZE' });
  if (deps.now().getTime() - since.getTime() > KEY_KEPT_MS) {
    const found = await find(deps, payment);
    if (found) return found;
  }
  const request = { key, orderId, paymentId, amount, currency, token: token ?? '' };
  const outcome = await asActivity(gatewayOf(deps, payment).authorize(request));
  await closeTransaction(deps, key, 'AUTHORIZE', outcome);
  return outcome;
}

async function moveMoney(
  deps: ActivityDeps,
  payment: StoredPayment,
  kind: 'CAPTURE' | 'VOID',
  asked: Omit<CaptureRequest, 'key' | 'currency'>,
): Promise<PaymentOutcome> {
  const { currency } = payment;
  const key = keyOf(payment, kind);
  const gateway = gatewayOf(deps, payment);
  const request: CaptureRequest = { key, currency, ...asked };
  await openTransaction(deps, { ...payment, key, kind, amount: asked.amount });
  const outcome = await asActivity(kind === 'CAPTURE' ? gateway.capture(request) : gateway.void(request));
  await closeTransaction(deps, key, kind, outcome);
  return outcome;
}

const PURPOSE = { AUTHORIZE: 'authorize', CAPTURE: 'capture', VOID: 'void' } as const;

function keyOf({ orderId, ordinal }: StoredPayment, kind: keyof typeof PURPOSE): string {
  return vendorKey(orderId, PURPOSE[kind], ordinal);
}

function gatewayOf({ payments }: ActivityDeps, { provider }: StoredPayment): PaymentGateway {
  return vendorNamed(payments, provider);
}

async function readPayment({ prisma }: ActivityDeps, orderId: string, id: string): Promise<StoredPayment> {
  const [payment] = await prisma.rows<StoredPayment>`
    SELECT order_id AS "orderId", id, ordinal, provider, token, amount, currency, reference
    FROM payments WHERE order_id = ${orderId} AND id = ${id}`;
  if (!payment) throw new Error(`Order ${orderId} has no payment ${id}`);
  return payment;
}
