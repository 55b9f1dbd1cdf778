import { refusalOf } from '../../domain/actions';
import { allowedTo, overOf, type Allowed } from '../../domain/appeasement/limits';
import { DomainError } from '../../domain/errors';
import type { OrderState } from '../../domain/order/order';
import type { Actor } from '../../domain/people/actor';
import { needsApproval } from '../../domain/refunds/approval';
import { workOut } from '../../domain/refunds/askedRefund';
import { leftToRefund } from '../../domain/refunds/refunds';
import { requireGoodwillCredit } from '../../domain/storeCredit/policy';
import { asOrderState } from '../engine/snapshot';
import { money } from '../http/wire';
import { readOrder } from '../orders/orderReads';
import type { AppeasementPreviewJson, GoodwillLeftJson } from '../schema/money/appeasements';
import { readGoodwillLeft, type AppeasementDeps } from './claims';
import type { AskedAppeasement } from './askedAppeasement';

/**
 * What an appeasement would come to, and what of everything that it counts against is left before it; nothing is claimed.
 * @throws {DomainError} what the order would answer.
 */
export async function previewAppeasement(
  deps: AppeasementDeps,
  orderId: string,
  { amount, currency: given, method }: AskedAppeasement,
  actor: Actor,
): Promise<AppeasementPreviewJson> {
  const order = asOrderState((await readOrder(deps.prisma, orderId, actor)).state);
  const refusal = refusalOf('appease', order, actor);
  if (refusal !== undefined) throw new DomainError('not-allowed', refusal);
  if (method === 'credit') requireGoodwillCredit(order);
  workOut(order, { amount, ...(given !== undefined && { currency: given }) });
  const { currency } = order;
  const left = await readGoodwillLeft(deps, { orderId, currency, actor });
  const isTooMuch = needsApproval(order, amount, actor);
  const because = [...overOf(left, amount), ...(isTooMuch ? (['ORDER'] as const) : [])];
  return {
    ...{ amount: money(amount, currency), needsApproval: because.length > 0, because },
    left: leftView(order, left),
  };
}

/**
 * What can be given of an order now, before anybody says how much.
 * @throws {DomainError} `not-found`, or why nothing can be given.
 */
export async function readLeft(
  deps: AppeasementDeps,
  orderId: string,
  actor: Actor,
): Promise<GoodwillLeftJson> {
  const order = asOrderState((await readOrder(deps.prisma, orderId, actor)).state);
  const refusal = refusalOf('appease', order, actor);
  if (refusal !== undefined) throw new DomainError('not-allowed', refusal);
  const { currency } = order;
  const { budget } = allowedTo(deps.settings.appeasements, actor.role, currency);
  const left = await readGoodwillLeft(deps, { orderId, currency, actor });
  return { left: leftView(order, left), budgetOfDay: money(budget, currency) };
}

/** What is left of everything that goodwill counts against, the order's money among it. */
export function leftView(
  order: OrderState,
  { budget, customer, phone, atOnce }: Allowed,
): AppeasementPreviewJson['left'] {
  const { currency } = order;
  return {
    budget: money(budget, currency),
    customer: money(customer, currency),
    phone: money(phone, currency),
    atOnce: atOnce === undefined ? null : money(atOnce, currency),
    order: money(leftToRefund(order), currency),
  };
}
