import type { Request } from 'express';
import type { Answer } from '../answer';
import { chargeOf } from './charge';
import { paymentMethodOf, type PaymentIntent } from './intent';

/** The fields of a PaymentIntent that this sandbox can tell more of than an id. */
const EXPANDABLE = ['payment_method', 'latest_charge'] as const;

/** What a call asks to be told whole: `expand[]` of its body, or of its address where it has no body. */
export function expandOf({ body, originalUrl }: Pick<Request, 'body' | 'originalUrl'>): readonly string[] {
  const { expand } = (body ?? {}) as { readonly expand?: unknown };
  const query = new URLSearchParams(originalUrl.split('?')[1]);
  const asked = [...query].filter(([name]) => /^expand\[\d*\]$/.test(name)).map(([, value]) => value);
  return [...asked, ...(Array.isArray(expand) ? expand.filter((name) => typeof name === 'string') : [])];
}

/** The answer with its payment method and charge whole instead of by their ids, as callers ask Stripe with `expand[]=payment_method`. */
export function expanded(answer: Answer, names: readonly string[], captureWindowS: number): Answer {
  if (answer.status !== 200) return answer;
  const wanted = (prefix: string) => EXPANDABLE.filter((name) => names.includes(`${prefix}${name}`));
  const whole = (intent: PaymentIntent, fields: readonly string[]): unknown => ({
    ...intent,
    ...(fields.includes('payment_method') && {
      payment_method: paymentMethodOf(intent.payment_method) ?? null,
    }),
    ...(fields.includes('latest_charge') && { latest_charge: chargeOf(intent, captureWindowS) }),
  });
  const own = wanted('');
  if (own.length > 0) return { ...answer, body: whole(answer.body as PaymentIntent, own) };
  const ofEach = wanted('data.');
  if (ofEach.length === 0) return answer;
  const list = answer.body as { readonly data: readonly PaymentIntent[] };
  return { ...answer, body: { ...list, data: list.data.map((intent) => whole(intent, ofEach)) } };
}
