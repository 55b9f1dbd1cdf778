import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { CodeMaker } from '../../config/codeMaker';
import type { Phone } from '../../domain/address/address';
import {
  CODE_HOUR_MS,
  CODE_LIFE_MS,
  RESEND_AFTER_MS,
  codeRefusal,
  codeWasUsed,
  sendRefusal,
  type CodePurpose,
  type SentBefore,
} from '../../domain/codes/code';
import { DomainError } from '../../domain/errors';
import { lastDigits } from '../../domain/payouts/recipient';
import { present } from '../../domain/present';
import { latinDigits } from '../../domain/text/latinDigits';
import type { Database, Prisma } from '../../prisma/client';
import { SEND_CODE_WORKFLOW, codeWorkflowId } from '../../workflows/messages';

/** What sending and checking codes takes. */
export interface CodeDeps {
  readonly prisma: Database;
  readonly temporal: Client;
  readonly codes: CodeMaker;
  readonly now: () => Date;
  readonly settings: { readonly taskQueue: string };
}

/** What somebody is to prove. */
interface About {
  readonly purpose: CodePurpose;
  readonly subject: string;
}

/** A code that is to be sent. */
interface CodeToSend extends About {
  /** What codes are counted by together, whatever else changes about them; absent: their subject. */
  readonly countedBy?: string;
  readonly phone: Phone;
  readonly locale: string;
}

/** A code that is on its way. */
export interface SentCode {
  /** Until when it is good for (RFC 3339), and from when on another may be sent. */
  readonly expiresAt: string;
  readonly resendAt: string;
}

const START_DEADLINE_MS = 2_000;

/**
 * Makes a code and has it sent by text. Only the newest about the same thing counts.
 * @throws {DomainError} `rate-limited` with when another may be sent, `unavailable` when nobody is there to send it.
 */
export async function sendOneTimeCode(
  deps: CodeDeps,
  { purpose, subject, countedBy = subject, phone, locale }: CodeToSend,
): Promise<SentCode> {
  const now = deps.now().getTime();
  const id = randomUUID();
  const phoneKey = deps.codes.phoneKey(phone);
  await deps.prisma.$transaction(async (transaction) => {
    // Two requests at once would each see that none was sent. What it is about always comes first, so that no two wait for one another.
    for (const key of [`${purpose}/${countedBy}`, phoneKey])
      await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
    const refusal = sendRefusal(await sentBefore(transaction, { purpose, countedBy, phoneKey }, now), now);
    if (refusal) throw refusal;
    const times = { createdAt: new Date(now), expiresAt: new Date(now + CODE_LIFE_MS) };
    await transaction.oneTimeCode.create({
      data: { id, purpose, subject, countedBy, phone, phoneKey, locale, ...times },
    });
  });
  await startSending(deps, id);
  return {
    expiresAt: new Date(now + CODE_LIFE_MS).toISOString(),
    resendAt: new Date(now + RESEND_AFTER_MS).toISOString(),
  };
}

/** What was sent within the hour; codes of earlier releases count by their subject. */
async function sentBefore(
  transaction: Prisma.TransactionClient,
  {
    purpose,
    countedBy,
    phoneKey,
  }: { readonly purpose: CodePurpose } & Record<'countedBy' | 'phoneKey', string>,
  now: number,
): Promise<SentBefore> {
  const within = { createdAt: { gt: new Date(now - CODE_HOUR_MS) } };
  const of = { orderBy: { createdAt: 'asc' }, select: { createdAt: true, phone: true } } as const;
  const [aboutIt, toPhone] = await Promise.all([
    transaction.oneTimeCode.findMany({
      where: { purpose, OR: [{ countedBy }, { countedBy: null, subject: countedBy }], ...within },
      ...of,
    }),
    transaction.oneTimeCode.findMany({ where: { phoneKey, ...within }, ...of }),
  ]);
  const times = (rows: readonly { readonly createdAt: Date }[]): number[] =>
    rows.map(({ createdAt }) => createdAt.getTime());
  const to = aboutIt.at(-1)?.phone;
  return {
    ...present({ to: to ? lastDigits(to) : undefined }),
    ...{ aboutIt: times(aboutIt), toPhone: times(toPhone) },
  };
}

/** A code that nobody will send counts for nothing: it can be asked for again at once. */
async function startSending({ temporal, prisma, settings }: CodeDeps, id: string): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + START_DEADLINE_MS, () =>
      temporal.workflow.start(SEND_CODE_WORKFLOW, {
        workflowId: codeWorkflowId(id),
        taskQueue: settings.taskQueue,
        args: [id],
        staticSummary: 'one-time code',
      }),
    );
  } catch (error) {
    await prisma.oneTimeCode.delete({ where: { id } });
    throw new DomainError(
      'unavailable',
      'No code can be sent at the moment. Please try again.',
      { retryAfterSeconds: 5 },
      { cause: error },
    );
  }
}

interface Row {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly tries: number;
}

/**
 * Checks a code, and uses it up. Every try is counted before it is judged, so that many at once are no more than as many one after
 * the other.
 * @throws {DomainError} `code-unknown`, `code-wrong`, `code-expired`, `code-used` or `code-exhausted`.
 */
export async function useOneTimeCode(
  { prisma, codes, now }: Pick<CodeDeps, 'prisma' | 'codes' | 'now'>,
  { purpose, subject, code: given }: About & { readonly code: string },
): Promise<void> {
  const [row] = await prisma.rows<Row>`
    UPDATE one_time_codes SET tries = tries + 1
    WHERE id = (SELECT id FROM one_time_codes WHERE purpose = ${purpose} AND subject = ${subject}
      ORDER BY created_at DESC LIMIT 1)
    RETURNING id, created_at AS "createdAt", expires_at AS "expiresAt", used_at AS "usedAt", tries - 1 AS tries`;
  const isRight = row !== undefined && codes.isCode(row.id, latinDigits(given).trim());
  const refusal = codeRefusal(row && storedCode(row), isRight, now().getTime());
  if (refusal) throw refusal;
  const used = await prisma.rows`
    UPDATE one_time_codes SET used_at = ${now()}, phone = NULL WHERE id = ${row?.id ?? ''} AND used_at IS NULL RETURNING 1`;
  // Somebody else has used it in this moment.
  if (used.length === 0) throw codeWasUsed();
}

const storedCode = ({ createdAt, expiresAt, usedAt, tries }: Row) => ({
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
  ...present({ usedAt: usedAt === null ? undefined : new Date(usedAt).toISOString() }),
  tries,
});
