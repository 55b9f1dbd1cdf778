import { DomainError } from '../errors';
import { formatDecimal } from '../money/money';
import { deliveryCost } from '../money/totals';
import type { OrderLine, OrderState } from '../order/order';
import { roundedOf, sumOf } from '../payment/amounts';
import { present } from '../present';
import type { RefundedLine } from './refund';
import { leftToRefund } from './refunds';
import { fewestToRefund, piecesLeft, shareOfNext, shippingLeft, taxOfNext } from './shares';

/** What somebody wants to be given back: an amount, or pieces of lines, the delivery, or both of these. */
export interface AskedRefund {
  /** Minor units of the order's currency. */
  readonly amount?: number;
  /** The currency that the amount is in, where its sender names it. */
  readonly currency?: string;
  readonly lines?: readonly { readonly id: string; readonly quantity: number }[];
  /** The delivery's price, as far as it has not been given back. */
  readonly shipping?: true;
}

/** What that comes to, in minor units. */
export interface WorkedOutRefund {
  readonly amount: number;
  readonly lines?: readonly RefundedLine[];
  readonly shipping?: number;
}

/**
 * Works out what is asked for, by the prices that were frozen at placement.
 * @throws {DomainError} `validation` when it makes no sense for this order, `not-allowed` when it is more than is left: with
 * `amountLeft`.
 */
export function workOut(order: OrderState, asked: AskedRefund): WorkedOutRefund {
  requireOneWay(asked);
  const refund =
    asked.amount === undefined
      ? withoutRest(order, partsOf(order, asked))
      : amountOf(order, asked.amount, asked);
  requireLeft(order, refund.amount);
  return refund;
}

/** Nobody was asked for what rounding has settled of the price: the last piece goes back without it. */
function withoutRest(order: OrderState, refund: WorkedOutRefund): WorkedOutRefund {
  const tooMuch = refund.amount - leftToRefund(order);
  const { lines = [], amount } = refund;
  const last = lines.at(-1);
  if (tooMuch <= 0 || tooMuch > sumOf(order, roundedOf) || !last || last.amount < tooMuch) return refund;
  const shorter = { ...last, amount: last.amount - tooMuch };
  return { ...refund, amount: amount - tooMuch, lines: [...lines.slice(0, -1), shorter] };
}

/** How many pieces of a line can be asked for at once: no more than there is money left for. */
export function piecesToAskFor(order: OrderState, line: OrderLine): number {
  const money = leftToRefund(order);
  if (money === 0) return 0;
  const isThere = (pieces: number): boolean =>
    shareOfNext(order, line, pieces) <= money + sumOf(order, roundedOf);
  let [most, tooMany] = [0, Math.max(0, piecesLeft(order, line)) + 1];
  while (tooMany - most > 1) {
    const between = Math.floor((most + tooMany) / 2);
    if (isThere(between)) most = between;
    else tooMany = between;
  }
  return most;
}

function requireOneWay({ amount, lines, shipping }: AskedRefund): void {
  const byParts = lines !== undefined || shipping !== undefined;
  if (amount !== undefined && byParts) throw invalid('/amount', 'Give an amount, or lines and shipping.');
  if (amount === undefined && !byParts) throw invalid('/amount', 'Give an amount, lines or shipping.');
}

function amountOf(order: OrderState, amount: number, { currency }: AskedRefund): WorkedOutRefund {
  if (currency !== undefined && currency !== order.currency)
    throw invalid('/amount/currency', `The order is in ${order.currency}.`);
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw invalid('/amount', 'At least 1, in whole minor units.');
  return { amount };
}

function partsOf(
  order: OrderState,
  { lines: asked = [], shipping: withShipping }: AskedRefund,
): WorkedOutRefund {
  const ids = asked.map(({ id }) => id);
  const doubled = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (doubled >= 0) throw invalid(`/lines/${doubled}/id`, 'Name each line once.');
  const lines = asked.map((one, index) => refundedLine(order, one, index));
  const shipping = withShipping ? shippingToRefund(order) : undefined;
  const amount = lines.reduce((sum, line) => sum + line.amount, shipping ?? 0);
  if (amount === 0) throw invalid('/lines', 'It cost nothing: there is nothing to give back.');
  return {
    amount,
    ...(lines.length > 0 && { lines }),
    ...(shipping !== undefined && { shipping }),
  };
}

function refundedLine(
  order: OrderState,
  { id, quantity }: { readonly id: string; readonly quantity: number },
  index: number,
): RefundedLine {
  const line = order.lines.find((one) => one.id === id);
  if (!line) throw invalid(`/lines/${index}/id`, 'The order has no such line.');
  if (!Number.isSafeInteger(quantity) || quantity <= 0)
    throw invalid(`/lines/${index}/quantity`, 'At least 1 piece, in whole pieces.');
  const left = piecesLeft(order, line);
  if (quantity > left)
    throw new DomainError('not-allowed', `Of line ${id} ${pieces(left)} can still be refunded.`, {
      amountLeft: { amount: leftToRefund(order), currency: order.currency },
    });
  const amount = shareOfNext(order, line, quantity);
  if (amount === 0 && line.total > 0) throw tooCheap(order, line, quantity, index);
  return { lineId: id, quantity, amount, ...present({ tax: taxOfNext(order, line, amount) }) };
}

function tooCheap(order: OrderState, line: OrderLine, quantity: number, index: number): DomainError {
  const { currency } = order;
  const fewest = fewestToRefund(order, line);
  const instead = fewest === undefined ? 'an amount' : `${pieces(fewest)} or more, or an amount`;
  return invalid(
    `/lines/${index}/quantity`,
    `The share of ${pieces(quantity)} of line ${line.id} is less than ${formatDecimal(1, currency)} ${currency}: refund ${instead}.`,
  );
}

const pieces = (count: number): string =>
  count === 0 ? 'no piece' : count === 1 ? '1 piece' : `${count} pieces`;

function shippingToRefund(order: OrderState): number {
  const left = shippingLeft(order);
  if (left > 0) return left;
  throw new DomainError(
    'not-allowed',
    deliveryCost(order.totals) > 0
      ? 'The delivery’s price has been given back already.'
      : 'Nothing was asked for the delivery.',
    { amountLeft: { amount: leftToRefund(order), currency: order.currency } },
  );
}

function requireLeft(order: OrderState, amount: number): void {
  const left = leftToRefund(order);
  if (amount <= left) return;
  const { currency } = order;
  const text = (one: number): string => `${formatDecimal(one, currency)} ${currency}`;
  throw new DomainError(
    'not-allowed',
    `${text(amount)} is more than can be given back: ${text(left)} is left.`,
    {
      amountLeft: { amount: left, currency },
    },
  );
}

const invalid = (pointer: string, detail: string): DomainError =>
  new DomainError('validation', `${pointer}: ${detail}`, { errors: [{ pointer, detail }] });
