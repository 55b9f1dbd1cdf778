import { describe } from '../../domain/errors';
import type { Logger } from 'pino';
import { reservationPolicyOf } from '../../domain/reservation/reservation';
import { SYSTEM } from '../../domain/people/actor';
import type { Database } from '../../prisma/client';
import { runAlone } from '../../prisma/postgres/runAlone';
import { signalCommand, type CommandDeps } from '../commands/sendCommand';
import { bodyHash, digest } from '../http/idempotency';
import { pause, repeat, type Repetition } from './repeat';
import { asOrderState } from './snapshot';

/** Orders that are told in one round; the next round comes soon. */
const BATCH = 500;
/** Between orders: 50 a second at most, which leaves workers room for orders that are being placed. */
const PAUSE_MS = 20;
/** In a row: no order can be reached, and every further one would only wait. */
const FAILURES_TO_GIVE_UP = 3;

/** What telling orders of reservations that end takes. */
export interface NoticeDeps extends CommandDeps {
  readonly prisma: Database;
  readonly log: Logger;
  readonly now: () => Date;
}

interface EndingPayment {
  readonly orderId: string;
  readonly id: string;
  readonly captureBefore: Date;
  readonly state: unknown;
}

/**
 * Tells orders whose money is about to be given free by its gateway, at once and then every so often, until it is stopped. No order
 * keeps a timer for it: hardly one ever needs it. Of several processes one does it at a time.
 */
export function startNoticingExpiries(
  deps: NoticeDeps,
  { databaseUrl, everyMs }: { readonly databaseUrl: string; readonly everyMs: number },
): Repetition {
  return repeat({ name: 'looking for reservations that end', everyMs, log: deps.log }, async (signal) => {
    await runAlone(databaseUrl, 'reservations', async () => {
      await noticeExpiries(deps, signal);
    });
  });
}

/**
 * One round over the reserved payments whose end is near by their order's policy. An order is told once of each end, whoever tells it and
 * however often. Returns how many were told.
 */
export async function noticeExpiries(deps: NoticeDeps, signal?: AbortSignal): Promise<number> {
  let [told, failed] = [0, 0];
  for (const payment of await endingPayments(deps)) {
    if (signal?.aborted || failed >= FAILURES_TO_GIVE_UP) break;
    try {
      await tell(deps, payment);
      [told, failed] = [told + 1, 0];
    } catch (error) {
      failed += 1;
      deps.log.warn(
        { orderId: payment.orderId, reason: describe(error) },
        'order can not be told of a reservation',
      );
    }
    await pause(PAUSE_MS, signal);
  }
  return told;
}

/** Those first that end first; the policy says how long before its end a payment is one of them. */
async function endingPayments({ prisma, now }: NoticeDeps): Promise<EndingPayment[]> {
  const at = now();
  const rows = await prisma.rows<EndingPayment>`
    SELECT p.order_id AS "orderId", p.id, p.capture_before AS "captureBefore", o.state
    FROM payments AS p JOIN orders AS o ON o.id = p.order_id
    WHERE p.status = 'AUTHORIZED' AND p.capture_before IS NOT NULL AND p.expiry_noticed_at IS NULL
      AND o.closed_at IS NULL
    ORDER BY p.capture_before LIMIT ${BATCH}`;
  return rows.filter(({ captureBefore, state }) => {
    const { noticeMs } = reservationPolicyOf(asOrderState(state));
    return captureBefore.getTime() - noticeMs <= at.getTime();
  });
}

async function tell(
  deps: NoticeDeps,
  { orderId, id: paymentId, captureBefore }: EndingPayment,
): Promise<void> {
  const payload = { paymentId, captureBefore: captureBefore.toISOString() };
  await signalCommand(deps, {
    ...{ orderId, payload, name: 'noticeExpiry', actor: SYSTEM },
    commandId: digest('noticeExpiry', orderId, paymentId, payload.captureBefore),
    bodyHash: bodyHash(payload),
  });
  await deps.prisma.rows`
    UPDATE payments SET expiry_noticed_at = ${deps.now()} WHERE order_id = ${orderId} AND id = ${paymentId}`;
}
