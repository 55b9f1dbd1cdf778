import type { z } from 'zod';
import type { CommandPayloads } from '../../domain/commands';
import { METHODS, isOnDelivery } from '../../domain/payment/methods/methods';
import { payable } from '../../domain/payment/switching/payable';
import type { Actor } from '../../domain/people/actor';
import { present } from '../../domain/present';
import type { Database, PrismaClient } from '../../prisma/client';
import { REFUSED_AT_DOOR } from '../../prisma/refusedAtDoor';
import { asOrderState } from '../engine/snapshot';
import { invalid } from '../http/problems';
import { readOrder } from '../orders/orderReads';
import type { ChargingDeps } from '../placing/paying/chargeable';
import type { switchPaymentRequest } from '../schema/money/payments';

interface SwitchDeps extends ChargingDeps {
  readonly prisma: PrismaClient & Database;
}

/**
 * What a switch carries: to cash also what is known of the phone, which the order doesn't keep.
 * @throws {DomainError} `validation` when a gateway can't be asked for that amount.
 */
export async function switchedPayment(
  deps: SwitchDeps,
  { orderId, actor }: { readonly orderId: string; readonly actor: Actor },
  { method, token, amount }: z.output<typeof switchPaymentRequest>,
): Promise<CommandPayloads['switchPayment']> {
  if (METHODS[method].token) await requireAmount(deps, { orderId, actor }, amount);
  const known = isOnDelivery({ method }) ? { refusedAtDoor: await refusedAtDoor(deps, orderId) } : {};
  return { method, ...present({ token, amount }), ...known };
}

/**
 * Makes sure that a card can be charged with an amount of what is unpaid.
 * @param amount absent: all of it.
 * @throws {DomainError} `not-found` when the caller may not see the order, `validation` when it can't.
 */
export async function requireAmount(
  { prisma, settings }: Pick<SwitchDeps, 'settings'> & { readonly prisma: PrismaClient },
  { orderId, actor }: { readonly orderId: string; readonly actor: Actor },
  amount: number | undefined,
): Promise<void> {
  const order = asOrderState((await readOrder(prisma, orderId, actor)).state);
  const asked = amount ?? payable(order);
  if (asked === 0) return;
  const refusal = settings.amountRefusals.card(asked, order.currency);
  if (refusal !== undefined) throw invalid('/amount', refusal);
}

/** How many parcels to the order's phone came back unpaid. */
async function refusedAtDoor({ prisma }: SwitchDeps, orderId: string): Promise<number> {
  const [row] = await prisma.rows<{ count: number }>`
    SELECT ${REFUSED_AT_DOOR} AS count FROM orders AS placed WHERE placed.id = ${orderId}`;
  return row?.count ?? 0;
}
