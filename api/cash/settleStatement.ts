import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import type { Sql } from '../../prisma/client';
import { sendCommand, type CommandDeps } from '../commands/sendCommand';
import { bodyHash, digest } from '../http/idempotency';
import type { StatementRequestJson, StatementResultJson } from '../schema/money/cash';

type Line = StatementRequestJson['lines'][number];
type Outcome = StatementResultJson['items'][number];

/**
 * Records what a courier says to have handed over, each line as a command to its order. A parcel counts a reference
 * once, so that the same statement, sent again, records what the first time left out and nothing twice.
 * @returns what became of each line, in the statement's order; what an order refuses is told with its line.
 * @throws {DomainError} `unavailable` or `rate-limited` when an order could not be asked: what came before it is recorded.
 */
export async function settleStatement(
  deps: CommandDeps,
  actor: Actor,
  { courier, reference, lines }: StatementRequestJson,
): Promise<Outcome[]> {
  const parcels = await parcelsOf(deps.prisma, courier, lines);
  const outcomes: Outcome[] = [];
  for (const line of lines) {
    const parcel = parcels.get(line.consignmentId);
    outcomes.push(
      parcel ? await settle(deps, actor, { ...parcel, reference, line }) : outcome(line, 'UNKNOWN', null),
    );
  }
  return outcomes;
}

interface Settled {
  readonly orderId: string;
  readonly parcelId: string;
  readonly reference: string;
  readonly line: Line;
}

async function settle(
  deps: CommandDeps,
  actor: Actor,
  { orderId, parcelId, reference, line }: Settled,
): Promise<Outcome> {
  const { amount, fee } = line;
  const payload = { parcelId, amount, fee, reference };
  const command = { orderId, name: 'remitCash', payload, actor } as const;
  // Another one each time: a line that was refused is asked about again, and one that was recorded is known by its reference.
  const commandId = digest('statement', randomUUID());
  const hash = bodyHash(Buffer.from(JSON.stringify(payload)));
  try {
    const { kind } = await sendCommand(deps, { ...command, commandId, bodyHash: hash });
    return outcome(line, kind === 'done' ? 'RECORDED' : 'ACCEPTED', orderId);
  } catch (error) {
    if (!(error instanceof DomainError) || ['unavailable', 'rate-limited'].includes(error.code)) throw error;
    return {
      ...outcome(line, 'REFUSED', orderId),
      detail: error.detail,
      amountLeft: error.extra.amountLeft ?? null,
    };
  }
}

const outcome = ({ consignmentId }: Line, became: Outcome['outcome'], orderId: string | null): Outcome => ({
  consignmentId,
  outcome: became,
  orderId,
  detail: null,
  amountLeft: null,
});

async function parcelsOf(
  prisma: Sql,
  courier: string,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, { readonly orderId: string; readonly parcelId: string }>> {
  const ids = lines.map(({ consignmentId }) => consignmentId);
  const rows = await prisma.rows<Record<'consignmentId' | 'orderId' | 'parcelId', string>>`
    SELECT consignment_id AS "consignmentId", order_id AS "orderId", id AS "parcelId"
    FROM shipments WHERE courier = ${courier} AND consignment_id = ANY(${ids}::text[])`;
  return new Map(rows.map(({ consignmentId, ...parcel }) => [consignmentId, parcel]));
}
