import type { Logger } from 'pino';
import { describe } from '../../domain/errors';
import type { Sql } from '../../prisma/client';
import type { PaymentGateway } from '../../providers/payments/gateway';
import { vendorNamed } from '../vendorFailure';

/** Gateways that are asked about in one round. */
const BATCH = 50;
/** The answer to the call that reserved the money tells it, and mostly comes within this time. */
const LEAVE_ALONE_MS = 10 * 60_000;
/** A gateway that doesn't tell is not asked more often. */
const ASK_AGAIN_MS = 24 * 3_600_000;

interface LearnDeps {
  readonly prisma: Sql;
  readonly payments: Readonly<Record<string, PaymentGateway>>;
  readonly log: Logger;
  readonly now: () => Date;
}

interface ReservedPayment {
  readonly orderId: string;
  readonly paymentId: string;
  readonly provider: string;
}

/**
 * Asks gateways until when money is reserved of which nobody knows it: a webhook that overtook the answer doesn't tell, nor did payments of
 * earlier releases. What they say stands beside the order, which is told when the end is near. Returns how many ends were learnt.
 */
export async function learnCaptureBefore(deps: LearnDeps, signal?: AbortSignal): Promise<number> {
  let learnt = 0;
  for (const payment of await withoutEnd(deps)) {
    if (signal?.aborted) break;
    const captureBefore = await ask(deps, payment);
    learnt += captureBefore === undefined ? 0 : 1;
    await deps.prisma.rows`
      UPDATE payments SET capture_before_asked_at = ${deps.now()}, capture_before = ${captureBefore ?? null}::timestamptz
      WHERE order_id = ${payment.orderId} AND id = ${payment.paymentId} AND capture_before IS NULL`;
  }
  return learnt;
}

function withoutEnd({ prisma, now }: LearnDeps): Promise<ReservedPayment[]> {
  const at = now().getTime();
  return prisma.rows<ReservedPayment>`
    SELECT order_id AS "orderId", id AS "paymentId", provider FROM payments
    WHERE status = 'AUTHORIZED' AND capture_before IS NULL AND updated_at < ${new Date(at - LEAVE_ALONE_MS)}
      AND (capture_before_asked_at IS NULL OR capture_before_asked_at < ${new Date(at - ASK_AGAIN_MS)})
    ORDER BY updated_at LIMIT ${BATCH}`;
}

async function ask(
  { payments, log }: LearnDeps,
  { provider, ...payment }: ReservedPayment,
): Promise<string | undefined> {
  try {
    const found = await vendorNamed(payments, provider).find(payment);
    return found?.outcome === 'authorized' ? found.captureBefore : undefined;
  } catch (error) {
    log.warn(
      { orderId: payment.orderId, reason: describe(error) },
      'gateway does not say how long money is reserved',
    );
    return undefined;
  }
}
