import { DomainError } from '../../../domain/errors';
import type { HeardPayout } from '../../../domain/payouts/payoutWord';
import { SYSTEM, type Actor } from '../../../domain/people/actor';
import { present } from '../../../domain/present';
import type { Sql } from '../../../prisma/client';
import { sendCommand, type CommandDeps } from '../../commands/sendCommand';
import { bodyHash, digest } from '../../http/idempotency';
import type { ResultsAnswerJson, ResultsRequestJson } from '../../schema/money/payouts';

type Line = ResultsRequestJson['lines'][number];
type Outcome = ResultsAnswerJson['items'][number];

/** What recording takes. */
export type ResultDeps = CommandDeps & { readonly now: () => Date };

/** Words of files for what the orders know. */
const WORDS: Readonly<Record<string, 'PAID' | 'BOUNCED'>> = { PAID: 'PAID', BOUNCED: 'BOUNCED' };

/**
 * Records what a bank's file says of the payouts of a batch, each line as a command to its order. A word that is heard again changes
 * nothing, so that the same file may be sent again.
 * @returns what became of each line, in the file's order; a word that nobody knows is told, and changes nothing.
 * @throws {DomainError} `unavailable` or `rate-limited` when an order could not be asked: what came before it is recorded.
 */
export async function recordResults(
  deps: ResultDeps,
  {
    batchId,
    lines,
    actor,
  }: { readonly batchId: string; readonly lines: readonly Line[]; readonly actor: Actor },
): Promise<Outcome[]> {
  const orders = await ordersOf(deps.prisma, batchId);
  const outcomes: Outcome[] = [];
  for (const line of lines) {
    const orderId = orders.get(line.payoutId);
    if (orderId === undefined) outcomes.push(outcome(line, 'UNKNOWN_PAYOUT', null));
    else outcomes.push(await record(deps, { batchId, orderId, line, actor }));
  }
  return outcomes;
}

interface Recorded {
  readonly batchId: string;
  readonly orderId: string;
  readonly line: Line;
  readonly actor: Actor;
}

async function record(deps: ResultDeps, { batchId, orderId, line, actor }: Recorded): Promise<Outcome> {
  const { payoutId, outcome: said, reference, reason, code } = line;
  const word = Object.hasOwn(WORDS, said) ? WORDS[said] : undefined;
  if (word === undefined) return outcome(line, 'UNKNOWN_WORD', orderId);
  // It is said now: a correction counts after what it corrects. The same line of the same batch is the same word, however often it is sent.
  const at = deps.now().toISOString();
  const payload: HeardPayout = { payoutId, word, at, ...present({ reference, reason, code }) };
  try {
    // The bank's word, brought by a person: the event names who.
    const { kind } = await sendCommand(deps, {
      ...{ orderId, name: 'hearPayout', payload, actor: { ...SYSTEM, id: actor.id } },
      commandId: digest('payout results', batchId, JSON.stringify(line)).slice(0, 32),
      bodyHash: bodyHash(line),
    });
    return outcome(line, kind === 'done' ? 'RECORDED' : 'ACCEPTED', orderId);
  } catch (error) {
    if (!(error instanceof DomainError) || ['unavailable', 'rate-limited'].includes(error.code)) throw error;
    return { ...outcome(line, 'REFUSED', orderId), detail: error.detail };
  }
}

const outcome = ({ payoutId }: Line, became: Outcome['outcome'], orderId: string | null): Outcome => ({
  ...{ payoutId, outcome: became, orderId },
  detail: null,
});

async function ordersOf(prisma: Sql, batchId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await prisma.rows<Record<'payoutId' | 'orderId', string>>`
    SELECT payout_id AS "payoutId", order_id AS "orderId" FROM payout_lines WHERE batch_id = ${batchId} AND state = 'TAKEN'`;
  return new Map(rows.map(({ payoutId, orderId }) => [payoutId, orderId]));
}
