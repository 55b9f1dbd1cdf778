import { z } from 'zod';
import { offeredTo } from '../../domain/actions';
import { DomainError } from '../../domain/errors';
import type { AnsweredCommand, OrderState } from '../../domain/order/order';
import { allowedStatuses } from '../../domain/order/setStatus';
import type { Actor } from '../../domain/people/actor';
import { present } from '../../domain/present';
import type { PrismaClient } from '../../prisma/client';
import { asOrderState } from '../engine/snapshot';
import { orderNotFound, visibleTo } from '../orders/orderReads';
import { money } from '../schema/primitives';
import { toDomainError } from './refusals';

/** A command as its caller names it. */
interface NamedCommand {
  readonly orderId: string;
  readonly commandId: string;
  readonly actor: Actor;
}

/** What an order has answered to a command. */
export interface CommandAnswer {
  /** Of the body that it came with. */
  readonly bodyHash: string | null;
  /** Absent: it was carried out. */
  readonly refusal?: NonNullable<AnsweredCommand['refusal']>;
}

/** Where an order stands for a command that is about to be sent. */
export interface CommandStanding {
  readonly order: OrderState;
  /** What it has answered to this very command: what is sent now is a repeat. */
  readonly answer: CommandAnswer | undefined;
}

/**
 * Where an order stands before a command is sent to it.
 * @throws {DomainError} `not-found`, also when the order is another customer's.
 */
export async function readStanding(
  prisma: PrismaClient,
  { orderId, commandId, actor }: NamedCommand,
): Promise<CommandStanding> {
  const row = await prisma.order.findFirst({
    where: { id: orderId, ...visibleTo(actor) },
    select: {
      state: true,
      events: { where: { commandId }, select: { type: true, data: true, commandHash: true } },
    },
  });
  if (!row) throw orderNotFound();
  return { order: asOrderState(row.state), answer: toAnswer(row.events) };
}

interface AnswerRow {
  readonly type: string;
  readonly data: unknown;
  readonly commandHash: string | null;
}

const refusal = z.object({ code: z.string(), detail: z.string(), amountLeft: money.optional() });

function readRefusal(data: unknown): NonNullable<CommandAnswer['refusal']> {
  const { code, detail, amountLeft } = refusal.parse(data);
  return { code, detail, ...present({ amountLeft }) };
}

/** What a command's events say of it; nothing without any. */
export function toAnswer(events: readonly AnswerRow[]): CommandAnswer | undefined {
  const [first] = events;
  if (!first) return undefined;
  const refused = events.find(({ type }) => type === 'CommandRefused');
  return { bodyHash: first.commandHash, ...(refused && { refusal: readRefusal(refused.data) }) };
}

/**
 * Lets a repeat through that was carried out.
 * @throws {DomainError} `idempotency-key-reused` when the key came with another body, or what the order answered then, with
 * what is possible now.
 */
export function repeatAnswer(
  { bodyHash, refusal: refused }: CommandAnswer,
  order: OrderState,
  repeat: { readonly bodyHash: string; readonly actor: Actor },
): void {
  if (bodyHash !== repeat.bodyHash) {
    throw new DomainError('idempotency-key-reused', 'This key was used for another request.');
  }
  if (refused) throw refusalNow(refused, order, repeat.actor);
}

/** What the order answered then, with what is possible now. */
export function refusalNow(
  refused: NonNullable<CommandAnswer['refusal']>,
  order: OrderState,
  actor: Actor,
): DomainError {
  const {
    code,
    detail,
    extra: { amountLeft },
  } = toDomainError(refused);
  return new DomainError(code, detail, {
    allowedActions: offeredTo(order, actor),
    allowedStatuses: allowedStatuses(order, actor),
    ...present({ amountLeft }),
    replayed: true,
  });
}
