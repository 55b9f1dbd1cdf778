import type { CommandPayloads } from '../../domain/commands';
import { DomainError } from '../../domain/errors';
import { refusalOf } from '../../domain/actions';
import type { Actor } from '../../domain/people/actor';
import { needsApproval } from '../../domain/refunds/approval';
import { workOut } from '../../domain/refunds/askedRefund';
import { leftToRefund } from '../../domain/refunds/refunds';
import { movesFor } from '../../domain/refunds/requestedMoves';
import { requireRefundCredit } from '../../domain/storeCredit/policy';
import type { PrismaClient } from '../../prisma/client';
import { asOrderState } from '../engine/snapshot';
import { money } from '../http/wire';
import { readOrder } from '../orders/orderReads';
import { refundedLineView } from './refundReads';
import type { RefundPreviewJson } from '../schema/money/refunds';

/**
 * What a refund would come to, by the rules that decide on it.
 * @throws {DomainError} what the order would answer.
 */
export async function previewRefund(
  prisma: PrismaClient,
  orderId: string,
  asked: CommandPayloads['refund'],
  actor: Actor,
): Promise<RefundPreviewJson> {
  const order = asOrderState((await readOrder(prisma, orderId, actor)).state);
  const refusal = refusalOf('refund', order, actor);
  if (refusal !== undefined) throw new DomainError('not-allowed', refusal);
  if (asked.method === 'credit') requireRefundCredit(order);
  const { currency } = order;
  const { amount, lines = [], shipping } = workOut(order, asked);
  return {
    amount: money(amount, currency),
    lines: lines.map((line) => refundedLineView(line, currency)),
    shipping: shipping === undefined ? null : money(shipping, currency),
    left: money(leftToRefund(order) - amount, currency),
    needsApproval: needsApproval(order, amount, actor),
    from: movesFor(order, amount, asked.method === 'credit' ? 'credit' : undefined).map((move) => ({
      paymentId: move.paymentId,
      amount: money(move.amount, currency),
    })),
  };
}
