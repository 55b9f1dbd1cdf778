import { CREDIT_SIDES, enter, type CreditBalance, type CreditEntry } from '../../domain/storeCredit/account';
import type { Database, Prisma } from '../client';

/** The account that entries are made on, and what they are about. */
export interface EnteredOn {
  readonly customerId: string;
  readonly currency: string;
  readonly at: Date;
  readonly orderId?: string;
  /** With it, entries are worked out by those that the payment has already. */
  readonly paymentId?: string;
  /** Why finance has changed the balance. */
  readonly reason?: string;
  readonly actorId?: string;
}

/** What became of entries. `short`: there was not as much, and nothing was entered. */
export interface Entered {
  readonly outcome: 'entered' | 'short';
  /** Every entry of that payment, or the one of that key, as they stand now. */
  readonly entries: readonly CreditEntry[];
}

/**
 * Enters what moves on a customer's credit account, all of it or nothing, one writer at a time: whoever comes second works with
 * what the first has left. An entry whose key is there already is not made again.
 * @param entriesFor the entries, by those that their payment has already.
 */
export async function enterCredit(
  prisma: Database,
  on: EnteredOn,
  entriesFor: (earlier: readonly CreditEntry[]) => readonly CreditEntry[],
): Promise<Entered> {
  return prisma.$transaction(async (transaction) => {
    const balance = await lockAccount(transaction, on);
    const earlier = await readEntries(transaction, on);
    const asked = entriesFor(earlier);
    const known = await readKeys(transaction, asked);
    const fresh = asked.filter(({ key }) => !known.has(key));
    const after = fresh.reduce<CreditBalance | undefined>(
      (before, entry) => before && enter(before, entry),
      balance,
    );
    if (!after) return { outcome: 'short', entries: earlier };
    for (const entry of fresh) await writeEntry(transaction, on, entry);
    if (fresh.length > 0) await writeBalance(transaction, on, after);
    const standing = asked.map((entry) => known.get(entry.key) ?? entry);
    return { outcome: 'entered', entries: [...earlier.filter(({ key }) => !known.has(key)), ...standing] };
  });
}

/** Waits for whoever writes to the same account, and reads it. */
async function lockAccount(
  transaction: Prisma.TransactionClient,
  { customerId, currency, at }: EnteredOn,
): Promise<CreditBalance> {
  await transaction.$executeRaw`
    INSERT INTO credit_accounts (customer_id, currency, updated_at) VALUES (${customerId}, ${currency}, ${at})
    ON CONFLICT (customer_id, currency) DO NOTHING`;
  const [account] = await transaction.$queryRaw<CreditBalance[]>`
    SELECT available, reserved FROM credit_accounts
    WHERE customer_id = ${customerId} AND currency = ${currency} FOR UPDATE`;
  if (!account) throw new Error(`There is no credit account of ${customerId}`);
  return account;
}

async function readEntries(
  transaction: Prisma.TransactionClient,
  { orderId, paymentId }: EnteredOn,
): Promise<readonly CreditEntry[]> {
  if (orderId === undefined || paymentId === undefined) return [];
  return transaction.$queryRaw<CreditEntry[]>`
    SELECT key, kind, amount FROM credit_entries WHERE order_id = ${orderId} AND payment_id = ${paymentId} ORDER BY at, key`;
}

async function readKeys(
  transaction: Prisma.TransactionClient,
  asked: readonly CreditEntry[],
): Promise<ReadonlyMap<string, CreditEntry>> {
  const keys = asked.map(({ key }) => key);
  const rows = await transaction.$queryRaw<CreditEntry[]>`
    SELECT key, kind, amount FROM credit_entries WHERE key = ANY(${keys})`;
  return new Map(rows.map((row) => [row.key, row]));
}

async function writeEntry(
  transaction: Prisma.TransactionClient,
  { customerId, currency, at, orderId, paymentId, reason, actorId }: EnteredOn,
  { key, kind, amount }: CreditEntry,
): Promise<void> {
  const { debit, credit } = CREDIT_SIDES[kind];
  await transaction.$executeRaw`
    INSERT INTO credit_entries (key, customer_id, currency, kind, debit, credit, amount, order_id, payment_id, reason, actor_id, at)
    VALUES (${key}, ${customerId}, ${currency}, ${kind}, ${debit}, ${credit}, ${amount}, ${orderId ?? null}, ${paymentId ?? null},
      ${reason ?? null}, ${actorId ?? null}, ${at})`;
}

async function writeBalance(
  transaction: Prisma.TransactionClient,
  { customerId, currency, at }: EnteredOn,
  { available, reserved }: CreditBalance,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE credit_accounts SET available = ${available}, reserved = ${reserved}, updated_at = ${at}
    WHERE customer_id = ${customerId} AND currency = ${currency}`;
}

/** The entry of that key; undefined: there is none. */
export async function findCredit(prisma: Database, key: string): Promise<CreditEntry | undefined> {
  const [entry] = await prisma.rows<CreditEntry>`
    SELECT key, kind, amount FROM credit_entries WHERE key = ${key}`;
  return entry;
}
