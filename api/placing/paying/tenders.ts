import type { z } from 'zod';
import { DomainError, type FieldError } from '../../../domain/errors';
import { formatDecimal } from '../../../domain/money/money';
import { METHODS, isOnDelivery } from '../../../domain/payment/methods/methods';
import type { PaymentMethod } from '../../../domain/payment/payment';
import { present } from '../../../domain/present';
import type { PrismaClient } from '../../../prisma/client';
import { invalid } from '../../http/problems';
import type { paymentChoice } from '../../schema/money/paymentChoice';
import { doorRefusal } from './cashAtDoor';
import { requireChargeable, type ChargingDeps } from './chargeable';
import { requireEnoughCredit } from './enoughCredit';
import type { PricedCart } from '../priceCart';

type Choice = z.output<typeof paymentChoice>;

/** One way by which an order is to be paid, and how much by it. */
export interface RequestedTender {
  readonly method: PaymentMethod;
  /** The gateway's handle of a card; others have none. */
  readonly token?: string;
  /** Minor units of the order's currency. */
  readonly amount: number;
}

interface TenderDeps extends ChargingDeps {
  readonly prisma: PrismaClient;
}

/** Whose cart is paid, and which field a price that can't be charged comes from. */
interface Payer {
  readonly cart: PricedCart;
  readonly customerId: string;
  readonly priceFrom: string;
}

/** A tender with the field that it is. */
type Placed = RequestedTender & { readonly pointer: string };

/**
 * How a cart is paid, as it was asked for; nothing where there is nothing to pay.
 * @throws {DomainError} `validation`, pointing at the tender that can't pay its part, or where the parts are not the price.
 */
export async function readTenders(
  deps: TenderDeps,
  choice: Choice,
  payer: Payer,
): Promise<readonly RequestedTender[]> {
  const tenders = inParts(choice, payer.cart);
  requireOnceEach(tenders);
  for (const tender of tenders) await requirePayable(deps, tender, payer, tenders.length > 1);
  return payer.cart.totals.grand === 0
    ? []
    : tenders.map(({ method, amount, token }) => ({ method, amount, ...present({ token }) }));
}

function inParts({ method, token, tenders }: Choice, { totals, currency }: PricedCart): readonly Placed[] {
  if (!tenders)
    return method ? [{ method, amount: totals.grand, pointer: '/payment', ...present({ token }) }] : [];
  const named = tenders.reduce((sum, { amount = 0 }) => sum + amount, 0);
  const open = tenders.filter(({ amount }) => amount === undefined).length;
  const text = (amount: number): string => `${formatDecimal(amount, currency)} ${currency}`;
  const refuse = (detail: string): never => {
    throw invalid('/payment/tenders', detail);
  };
  if (open > 1) refuse('Only one may be without an amount: it pays the rest.');
  if (open === 0 && named !== totals.grand)
    refuse(`They come to ${text(named)}; the order costs ${text(totals.grand)}.`);
  if (open === 1 && named >= totals.grand)
    refuse(
      `Nothing is left for the one without an amount: the others come to ${text(named)}, the order costs ${text(totals.grand)}.`,
    );
  return tenders.map((tender, index) => ({
    ...{ method: tender.method, pointer: `/payment/tenders/${index}` },
    ...present({ token: tender.token }),
    amount: tender.amount ?? totals.grand - named,
  }));
}

/** Several cards pay one order; the account and the courier are one each. */
function requireOnceEach(tenders: readonly Placed[]): void {
  const errors: FieldError[] = [];
  for (const [index, { method, pointer }] of tenders.entries()) {
    if (METHODS[method].token || tenders.findIndex((one) => one.method === method) === index) continue;
    errors.push({ pointer: `${pointer}/method`, detail: `\`${method}\` is there once at most.` });
  }
  if (errors.length > 0) throw new DomainError('validation', errors[0]?.detail ?? '', { errors });
}

async function requirePayable(
  deps: TenderDeps,
  { method, amount, token, pointer }: Placed,
  { cart, customerId, priceFrom }: Payer,
  isPart: boolean,
): Promise<void> {
  const { currency, totals } = cart;
  if (totals.grand > 0) requireToken(method, token, pointer);
  if (isOnDelivery({ method })) {
    const refusal = doorRefusal(cart);
    if (refusal !== undefined) throw invalid(`${pointer}/method`, refusal);
  }
  if (METHODS[method].account)
    await requireEnoughCredit(deps.prisma, { customerId, currency, amount, pointer: `${pointer}/method` });
  requireChargeable(deps, { amount, currency }, [method], isPart ? `${pointer}/amount` : priceFrom);
}

/** Only a card has a handle, and it needs one. */
function requireToken(method: PaymentMethod, token: string | undefined, pointer: string): void {
  const needsToken = METHODS[method].token;
  if (needsToken === (token !== undefined)) return;
  throw invalid(
    `${pointer}/token`,
    needsToken ? 'A payment needs the gateway’s handle of the card.' : 'Only a card has a gateway’s handle.',
  );
}
