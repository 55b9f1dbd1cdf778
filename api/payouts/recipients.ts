import type { Phone } from '../../domain/address/address';
import type { CommandPayloads } from '../../domain/commands';
import { DomainError } from '../../domain/errors';
import { SYSTEM, type Actor } from '../../domain/people/actor';
import type { Payout, PayoutState } from '../../domain/payouts/payout';
import { currentPayout, mayBeNamed } from '../../domain/payouts/payouts';
import { lastDigits } from '../../domain/payouts/recipient';
import { refundWith } from '../../domain/refunds/refunds';
import { readPhone } from '../../reference/phone';
import type { Database } from '../../prisma/client';
import { sendOneTimeCode, useOneTimeCode, type CodeDeps, type SentCode } from '../codes/oneTimeCodes';
import { sendCommand, type CommandDeps } from '../commands/sendCommand';
import { readSnapshot } from '../engine/snapshot';
import { bodyHash, digest } from '../http/idempotency';
import { demandOrder, orderNotFound } from '../orders/orderReads';
import type { RecipientRequestJson } from '../schema/money/payouts';
import { givenRecipient } from './givenRecipient';

/** What naming and proving recipients takes. */
export type RecipientDeps = CommandDeps & CodeDeps;

interface OfRefund {
  readonly orderId: string;
  readonly refundId: string;
}

/**
 * Keeps a recipient, and gives what the order is to be told of it: no more than by which digits people know it. It is kept first: an order
 * that knew of a recipient whom nobody has would never pay.
 * @throws {DomainError} `validation`, which names the field.
 */
export async function keepRecipient(
  { prisma, now }: { readonly prisma: Database; readonly now: () => Date },
  { orderId, refundId }: OfRefund,
  body: RecipientRequestJson,
): Promise<(commandId: string) => Promise<CommandPayloads['namePayout']>> {
  const recipient = givenRecipient(body);
  const order = await readSnapshot(prisma, orderId);
  const refund = order && refundWith(order, refundId);
  return async (commandId) => {
    // The same request, sent again, is the same recipient.
    const payoutId = `po_${commandId.slice(0, 24)}`;
    // One that the order will refuse is not kept.
    if (refund && mayBeNamed(refund))
      await prisma.payoutRecipient.createMany({
        data: [{ id: payoutId, orderId, refundId, ...recipient, createdAt: now() }],
        skipDuplicates: true,
      });
    return { refundId, payoutId, method: recipient.method, last: lastDigits(recipient.account) };
  };
}

/**
 * Sends the code by which a recipient is proven: to the wallet's own number, and for a bank account to the order's phone.
 * @throws {DomainError} `not-allowed` when nobody waits for one or there is no phone, and what {@link sendOneTimeCode} throws.
 */
export async function sendRecipientCode(
  deps: RecipientDeps,
  of: OfRefund,
  actor: Actor,
): Promise<SentCode & { readonly to: string }> {
  const payout = await readPayout(deps, of, actor);
  if (payout?.state !== 'NAMED')
    throw new DomainError('not-allowed', payout ? 'The number is proven already.' : NOBODY_NAMED);
  const recipient = await deps.prisma.payoutRecipient.findUnique({
    where: { id: payout.id },
    include: { order: { select: { contactPhone: true, recipientPhone: true, locale: true } } },
  });
  if (!recipient) throw new DomainError('not-allowed', NOBODY_NAMED);
  const { method, account, order } = recipient;
  const written = method === 'bank' ? (order.contactPhone ?? order.recipientPhone) : account;
  const phone: Phone | undefined = readPhone(written ?? '', 'BD');
  if (!phone) throw new DomainError('not-allowed', 'The order has no phone that a code could be sent to.');
  // Another recipient is another payout, of the same refund: naming somebody else sends no more codes.
  const about = { purpose: 'payout', subject: payout.id } as const;
  const countedBy = `${of.orderId}/${of.refundId}`;
  const sent = await sendOneTimeCode(deps, { ...about, countedBy, phone, locale: order.locale });
  return { ...sent, to: lastDigits(phone) };
}

/**
 * Takes the code back, and tells the order that its payout is proven.
 * @throws {DomainError} what {@link useOneTimeCode} throws, `not-allowed` when nobody is to be proven, `unavailable` when the order can't be
 * told: the code need not be right again then.
 */
export async function proveRecipient(
  deps: RecipientDeps,
  of: OfRefund,
  code: string,
  actor: Actor,
): Promise<{ readonly state: PayoutState }> {
  const payout = await readPayout(deps, of, actor);
  if (!payout) throw new DomainError('not-allowed', NOBODY_NAMED);
  if (payout.state !== 'NAMED') return { state: payout.state };
  const where = { id: payout.id };
  const recipient = await deps.prisma.payoutRecipient.findUnique({ where, select: { provenAt: true } });
  if (!recipient) throw new DomainError('not-allowed', NOBODY_NAMED);
  // It was proven before, and the order could not be told.
  if (recipient.provenAt === null) {
    await useOneTimeCode(deps, { purpose: 'payout', subject: payout.id, code });
    await deps.prisma.payoutRecipient.update({ where, data: { provenAt: deps.now() } });
  }
  await tellProven(deps, of.orderId, payout);
  return { state: 'PROVEN' };
}

async function tellProven(deps: RecipientDeps, orderId: string, { id: payoutId }: Payout): Promise<void> {
  const payload = { payoutId, word: 'PROVEN' } as const;
  await sendCommand(deps, {
    ...{ orderId, name: 'hearPayout', payload, actor: { ...SYSTEM, id: 'one-time-code' } },
    commandId: digest('payout', payoutId, 'PROVEN').slice(0, 32),
    bodyHash: bodyHash(payload),
  });
}

const NOBODY_NAMED = 'Nobody was named to whom the money shall go.';

async function readPayout(
  { prisma }: RecipientDeps,
  { orderId, refundId }: OfRefund,
  actor: Actor,
): Promise<Payout | undefined> {
  await demandOrder(prisma, orderId, actor);
  const order = await readSnapshot(prisma, orderId);
  if (!order) throw orderNotFound();
  const refund = refundWith(order, refundId);
  if (!refund) throw new DomainError('not-found', `The order has no refund ${refundId}.`);
  const payout = currentPayout(refund);
  if (payout?.state === 'NAMED' && !mayBeNamed(refund))
    throw new DomainError('not-allowed', 'The refund is not to be paid out any more.');
  return payout;
}
