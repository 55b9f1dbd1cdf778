import type { Phone } from '../../domain/address/address';
import { DomainError } from '../../domain/errors';
import { isHeld } from '../../domain/holds/holds';
import type { OrderState } from '../../domain/order/order';
import { lastDigits } from '../../domain/payouts/recipient';
import { SYSTEM, type Actor } from '../../domain/people/actor';
import { readPhone } from '../../reference/phone';
import { sendOneTimeCode, useOneTimeCode, type CodeDeps, type SentCode } from '../codes/oneTimeCodes';
import { sendCommand, type CommandDeps, type CommandOutcome } from '../commands/sendCommand';
import { readSnapshot } from '../engine/snapshot';
import { bodyHash, digest } from '../http/idempotency';
import { demandOrder, orderNotFound } from '../orders/orderReads';

export type ConfirmDeps = CommandDeps & CodeDeps;

/**
 * Sends the code by which it is confirmed what is to be paid at the door, to the phone of whoever takes the parcel there, or else the
 * buyer's.
 * @throws {DomainError} `not-allowed` when the order waits for no confirmation or has no phone, and what {@link sendOneTimeCode} throws.
 */
export async function sendConfirmationCode(
  deps: ConfirmDeps,
  orderId: string,
  actor: Actor,
): Promise<SentCode & { readonly to: string }> {
  await requireUnconfirmed(deps, orderId, actor);
  const { phone, locale } = await phoneAtDoor(deps, orderId);
  const sent = await sendOneTimeCode(deps, { ...about(deps, orderId, phone), phone, locale });
  return { ...sent, to: lastDigits(phone) };
}

/**
 * Takes the code back, and lets the order go out.
 * @throws {DomainError} what {@link useOneTimeCode} throws, or `not-allowed` when the order waits for no confirmation.
 */
export async function confirmByCode(
  deps: ConfirmDeps,
  orderId: string,
  code: string,
  actor: Actor,
): Promise<CommandOutcome> {
  const { since } = await requireUnconfirmed(deps, orderId, actor);
  const { phone } = await phoneAtDoor(deps, orderId);
  await useOneTimeCode(deps, { ...about(deps, orderId, phone), code });
  const payload = { outcome: 'CONFIRMED', notes: BY_CODE } as const;
  return sendCommand(deps, {
    ...{ orderId, name: 'confirm', payload, actor: { ...SYSTEM, id: 'one-time-code' } },
    commandId: digest('confirm', orderId, since).slice(0, 32),
    bodyHash: bodyHash(payload),
  });
}

/** Staff read it as any words of the release. */
const BY_CODE = 'The customer has confirmed by the code that was sent to their phone.';

/** A code that was sent to another phone, before the delivery was corrected, proves nothing of this one. */
const about = ({ codes }: ConfirmDeps, orderId: string, phone: Phone) =>
  ({ purpose: 'confirmation', subject: `${orderId}/${codes.phoneKey(phone)}` }) as const;

async function phoneAtDoor({ prisma }: ConfirmDeps, orderId: string) {
  const { contactPhone, recipientPhone, locale } = await prisma.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { contactPhone: true, recipientPhone: true, locale: true },
  });
  const phone = readPhone(recipientPhone ?? contactPhone ?? '', 'BD');
  if (!phone) throw new DomainError('not-allowed', 'The order has no phone that a code could be sent to.');
  return { phone, locale };
}

async function requireUnconfirmed(
  { prisma }: ConfirmDeps,
  orderId: string,
  actor: Actor,
): Promise<OrderState['holds'][number]> {
  await demandOrder(prisma, orderId, actor);
  const order = await readSnapshot(prisma, orderId);
  if (!order) throw orderNotFound();
  const hold = order.holds.find(({ reason }) => reason === 'CONFIRMATION');
  if (hold && !order.cancellation && isHeld(order, 'CONFIRMATION')) return hold;
  throw new DomainError('not-allowed', 'The order waits for no confirmation.');
}
