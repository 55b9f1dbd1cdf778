import type { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { formatDecimal } from '../../domain/money/money';
import type { Actor } from '../../domain/people/actor';
import type { CreditEntry } from '../../domain/storeCredit/account';
import { present } from '../../domain/present';
import type { Database } from '../../prisma/client';
import { enterCredit } from '../../prisma/storeCredit/enterCredit';
import { invalid } from '../http/problems';
import type { creditAdjustment } from '../schema/money/storeCredit';

/** What putting an account right takes. */
export interface CreditDeps {
  readonly prisma: Database;
  readonly now: () => Date;
}

interface Adjustment {
  readonly customerId: string;
  readonly body: z.output<typeof creditAdjustment>;
  readonly actor: Actor;
  /** The same key is one adjustment. */
  readonly key: string;
}

/**
 * Raises or lowers what a customer has of store credit.
 * @throws {DomainError} `not-found`, `validation`, `idempotency-key-reused`, or `not-allowed` with the amount that is left.
 */
export async function adjustCredit(
  { prisma, now }: CreditDeps,
  { customerId, body, actor, key }: Adjustment,
): Promise<void> {
  const { change, expired, reason } = body;
  const entry = entryOf(key, change.amount, expired);
  const customer = await prisma.customer.findUnique({ where: { id: customerId }, select: { guest: true } });
  if (!customer) throw new DomainError('not-found', 'There is no such customer.');
  if (customer.guest) throw new DomainError('not-allowed', 'Guests have no store credit.');
  const { currency } = change;
  const on = { customerId, currency, at: now(), reason, actorId: actor.id };
  await requireRoom(prisma, customerId, change);
  const { outcome, entries } = await enterCredit(prisma, on, () => [entry]);
  if (outcome === 'short') throw await tooLittle(prisma, customerId, currency);
  const [made] = entries;
  if (made?.kind !== entry.kind || made.amount !== entry.amount)
    throw new DomainError('idempotency-key-reused', 'This key was used for another request.');
}

function entryOf(key: string, amount: number, expired: true | undefined): CreditEntry {
  if (amount === 0) throw invalid('/change/amount', 'It would change nothing.');
  if (expired && amount > 0) throw invalid('/expired', 'Only what is taken away can have lapsed.');
  return { key, kind: amount > 0 ? 'RAISE' : expired ? 'EXPIRE' : 'LOWER', amount: Math.abs(amount) };
}

/** As much as an order may cost, which nobody has of store credit. */
const MOST_OF_ACCOUNT = 2_000_000_000;

async function requireRoom(
  prisma: Database,
  customerId: string,
  { amount, currency }: z.output<typeof creditAdjustment>['change'],
): Promise<void> {
  const account = await prisma.creditAccount.findUnique({
    where: { customerId_currency: { customerId, currency } },
  });
  const { available, reserved } = account ?? { available: 0, reserved: 0 };
  if (available + reserved + amount > MOST_OF_ACCOUNT)
    throw invalid('/change/amount', `An account holds ${MOST_OF_ACCOUNT} minor units at most.`);
}

async function tooLittle(prisma: Database, customerId: string, currency: string): Promise<DomainError> {
  const account = await prisma.creditAccount.findUnique({
    where: { customerId_currency: { customerId, currency } },
  });
  const left = account?.available ?? 0;
  return new DomainError(
    'not-allowed',
    `The account has ${formatDecimal(left, currency)} ${currency} that is not reserved.`,
    present({ amountLeft: { amount: left, currency } }),
  );
}
