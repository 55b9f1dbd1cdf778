import type { Request } from 'express';
import type { Answer } from '../answer';
import { paymentMethodOf, type PaymentIntent } from './intent';

/** The one field of a PaymentIntent that this sandbox can tell more of than an id. */
const EXPANDABLE = 'payment_method';

/** What a call asks to be told whole: `expand[]` of its body, or of its address where it has no body. */
export function expandOf({ body, originalUrl }: Pick<Request, 'body' | 'originalUrl'>): readonly string[] {
  const { expand } = (body ?? {}) as { readonly expand?: unknown };
  const query = new URLSearchParams(originalUrl.split('?')[1]);
  const asked = [...query].filter(([name]) => /^expand\[\d*\]$/.test(name)).map(([, value]) => value);
  return [...asked, ...(Array.isArray(expand) ? expand.filter((name) => typeof name === 'string') : [])];
}

/** The answer with its payment method whole instead of by its id, as callers ask Stripe with `expand[]=payment_method`. */
export function expanded(answer: Answer, names: readonly string[]): Answer {
  if (answer.status !== 200) return answer;
  if (names.includes(EXPANDABLE)) return { ...answer, body: withMethod(answer.body as PaymentIntent) };
  if (!names.includes(`data.${EXPANDABLE}`)) return answer;
  const list = answer.body as { readonly data: readonly PaymentIntent[] };
  return { ...answer, body: { ...list, data: list.data.map(withMethod) } };
}

const withMethod = (intent: PaymentIntent): unknown => ({
  ...intent,
  payment_method: paymentMethodOf(intent.payment_method) ?? null,
});
