import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { APPROVAL_CAUSES } from '../../domain/appeasement/appeasement';
import { allowedTo } from '../../domain/appeasement/limits';
import { requireExpected } from '../../domain/order/requireExpected';
import type { Actor } from '../../domain/people/actor';
import { REFUND_METHODS, type RefundStatus } from '../../domain/refunds/refund';
import { readStanding, repeatAnswer } from '../commands/commandStanding';
import { sendCommand, type CommandDeps } from '../commands/sendCommand';
import { asOrderState } from '../engine/snapshot';
import { REPLAYED, bodyHash, digest } from '../http/idempotency';
import type { Context, RequestShape } from '../http/request';
import type { Reply } from '../http/route';
import { money } from '../http/wire';
import { acceptedReply } from '../orders/runCommand';
import type { AppeasementJson } from '../schema/money/appeasements';
import type { AskedAppeasement } from './askedAppeasement';
import { claimAppeasement, giveBackUnused, readGoodwillLeft, type AppeasementDeps } from './claims';
import { leftView } from './previewAppeasement';

type AppeasementContext = Pick<
  Context<RequestShape>,
  'actor' | 'idempotencyKey' | 'ifMatch' | 'rawBody' | 'routeId'
> & { readonly deps: CommandDeps & AppeasementDeps };

/**
 * Claims what an appeasement counts against, asks its order for it, and gives the claim back where the order does not use it. What can't
 * be claimed is asked for all the same: it waits for somebody else to approve it.
 * @throws {DomainError} `not-found`, `precondition-failed`, or the order's refusal.
 */
export async function runAppeasement(
  { deps, actor, idempotencyKey, ifMatch, rawBody, routeId }: AppeasementContext,
  orderId: string,
  asked: AskedAppeasement,
): Promise<Reply> {
  const commandId = digest(actor.id, routeId, orderId, idempotencyKey ?? randomUUID());
  const hash = bodyHash(rawBody ?? null);
  const { order, answer } = await readStanding(deps.prisma, { orderId, commandId, actor });
  if (answer) {
    repeatAnswer(answer, order, { bodyHash: hash, actor });
    return appeasementReply(deps, { orderId, commandId, actor }, REPLAYED);
  }
  requireExpected(order, ifMatch);
  const { currency } = order;
  const { amount, reason } = asked;
  const over = await claimAppeasement(deps, { id: commandId, orderId, currency, actor, amount, reason });
  try {
    const outcome = await sendCommand(deps, {
      ...{ orderId, name: 'appease', actor, commandId, bodyHash: hash, expects: ifMatch },
      payload: { ...asked, ...(over.length > 0 ? { over } : { claim: commandId }) },
    });
    if (outcome.kind === 'accepted') return acceptedReply(orderId, commandId, 'staff');
  } finally {
    // What stays behind here the sweeper finds.
    await giveBackUnused(deps.prisma, commandId).catch(() => undefined);
  }
  const reply = await appeasementReply(deps, { orderId, commandId, actor });
  const { budget } = allowedTo(deps.settings.appeasements, actor.role, currency);
  measure(deps, reply, { reason, budget });
  return reply;
}

/** Counts what was given, and how much of a budget it leaves. */
function measure(
  { metrics }: CommandDeps,
  { body: { needsApproval, left } }: AppeasementReply,
  { reason, budget }: { readonly reason: string; readonly budget: number },
): void {
  metrics.appeasements.inc({ reason, outcome: needsApproval ? 'awaited' : 'given' });
  if (budget > 0) metrics.budgetUsed.observe(1 - left.budget.amount / budget);
}

type AppeasementReply = Reply & { readonly body: AppeasementJson };

/** What an appeasement's event says of it. */
const written = z.object({
  refundId: z.string(),
  amount: z.int(),
  method: z.enum(REFUND_METHODS).default('original'),
  because: z.array(z.enum(APPROVAL_CAUSES)).default([]),
});

interface Asked {
  readonly orderId: string;
  readonly commandId: string;
  readonly actor: Actor;
}

/** What has become of it, and what is left now. */
async function appeasementReply(
  deps: AppeasementDeps,
  { orderId, commandId, actor }: Asked,
  headers: Readonly<Record<string, string>> = {},
): Promise<AppeasementReply> {
  const event = await deps.prisma.orderEvent.findFirstOrThrow({
    where: { orderId, commandId, type: 'RefundRequested' },
    select: { data: true, order: { select: { state: true } } },
  });
  const { refundId, amount, method, because } = written.parse(event.data);
  const order = asOrderState(event.order.state);
  const refund = await deps.prisma.refund.findUniqueOrThrow({
    where: { orderId_id: { orderId, id: refundId } },
  });
  const left = await readGoodwillLeft(deps, { orderId, currency: order.currency, actor });
  const body: AppeasementJson = {
    ...{ refundId, status: refund.status as RefundStatus, method, because },
    ...{ amount: money(amount, order.currency), needsApproval: refund.needsApproval },
    left: leftView(order, left),
  };
  return { status: 200, body, headers };
}
