import type { z } from 'zod';
import { limitsOf, methodRefusal } from '../../../domain/payment/methods/limits';
import { METHODS } from '../../../domain/payment/methods/methods';
import { PAYMENT_METHODS, type PaymentMethod } from '../../../domain/payment/payment';
import type { PrismaClient } from '../../../prisma/client';
import { money } from '../../http/wire';
import { creditRefusal } from '../../placing/paying/enoughCredit';
import type { PaymentMethodsJson, paymentMethodsQuery } from '../../schema/money/paymentMethods';

type Asked = Omit<z.output<typeof paymentMethodsQuery>, 'customerId'>;
type Offer = PaymentMethodsJson['items'][number];

/**
 * What a checkout can offer for an amount in minor units, and why it can't offer the rest.
 * @param customerId whose store credit counts.
 */
export async function readMethods(
  prisma: PrismaClient,
  customerId: string,
  asked: Asked,
): Promise<PaymentMethodsJson> {
  const items = PAYMENT_METHODS.map(async (method) => ({
    ...offerOf(method, asked),
    refusal: await refusalOf(prisma, customerId, method, asked),
  }));
  return { items: await Promise.all(items) };
}

async function refusalOf(
  prisma: PrismaClient,
  customerId: string,
  method: PaymentMethod,
  { amount, currency }: Asked,
): Promise<Offer['refusal']> {
  const refusal = methodRefusal(method, amount, currency);
  if (refusal) return refusal;
  return METHODS[method].account
    ? ((await creditRefusal(prisma, customerId, { amount, currency })) ?? null)
    : null;
}

function offerOf(method: PaymentMethod, { currency }: Asked): Omit<Offer, 'refusal'> {
  const { flow, token, redirect, refund } = METHODS[method];
  const limits = limitsOf(method, currency);
  const limit = (amount: number | undefined) => (amount === undefined ? null : money(amount, currency));
  return {
    ...{ method, flow, token, redirect, refundTo: refund.to },
    limits: limits
      ? { least: limit(limits.least), most: limit(limits.most), step: money(limits.step, currency) }
      : null,
  };
}
