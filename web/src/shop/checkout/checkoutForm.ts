import type { CreateOrderRequestJson } from '../../../../api/schema/order';
import { ApiProblem } from '../../http/problem';
import { latinDigits } from '../../i18n/format';
import type { Language } from '../../i18n/languages';
import { TEST_CARDS } from './testCards';

/** What a shopper fills in. */
export interface CheckoutForm {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly postcode: string;
  /** The payment gateway's handle of the card. */
  readonly token: string;
}

/** How an order is paid: before it leaves, as it arrives, or by what the shop owes its customer. */
export type PayBy = 'card' | 'cod' | 'credit';

/** The ways to pay that the cart and its customer have; what was chosen may be none of them any more. */
export const payable = (chosen: PayBy, offers: Readonly<Record<'cod' | 'credit', boolean>>): PayBy =>
  chosen === 'card' || offers[chosen] ? chosen : 'card';

/** The form asks for no country: the shop's couriers drive in this one. */
export const SHOPS_COUNTRY = 'BD';

/** A demonstration's shopper has an address already: placing an order is one click. */
export function demoForm(name: string): CheckoutForm {
  return {
    name,
    phone: '+8801712345678',
    email: '',
    line1: 'House 12, Road 5, Dhanmondi',
    line2: '',
    city: 'Dhaka',
    postcode: '1205',
    token: TEST_CARDS[0].token,
  };
}

export type FormFault =
  'checkout.required' | 'checkout.badPhone' | 'checkout.badEmail' | 'checkout.refusedField';

const required = (text: string): FormFault | null => (text.trim() ? null : 'checkout.required');

/**
 * What is wrong with each field, as the key of the text that says so; null when nothing is. In the order in which the
 * fields stand on the page.
 */
export const FIELD_FAULTS = {
  name: required,
  phone: (text: string): FormFault | null => (isMobile(text) ? null : 'checkout.badPhone'),
  email: (text: string): FormFault | null =>
    text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? null : 'checkout.badEmail',
  line1: required,
  city: required,
} as const;

/**
 * Whether it looks like a mobile number of Bangladesh, which the field asks for, in any way that people write one. It spares the way to
 * the API, which has the last word.
 */
function isMobile(text: string): boolean {
  const digits = latinDigits(text).replaceAll(/[\s()./-]/g, '');
  return /^(?:(?:\+|00)?880)?0?1[3-9]\d{8}$/.test(digits);
}

interface Ordering {
  readonly locale: Language;
  /** The name of whoever is signed in. */
  readonly buyer?: string | undefined;
  readonly method?: PayBy;
  /** Store credit that pays a part, in minor units. */
  readonly credit?: number | undefined;
}

/** The API's request for the form; empty optional fields are left out. Only a card has a handle, whichever was chosen before. */
export function orderRequest(
  form: CheckoutForm,
  checkoutId: string,
  { locale, buyer, method = 'card', credit }: Ordering,
): CreateOrderRequestJson {
  const chosen = method === 'card' ? { method, token: form.token } : { method };
  return {
    checkoutId,
    locale,
    shippingAddress: {
      name: form.name.trim(),
      line1: form.line1.trim(),
      city: form.city.trim(),
      country: SHOPS_COUNTRY,
      phone: latinDigits(form.phone).trim(),
      ...optional('line2', form.line2),
      ...optional('postcode', latinDigits(form.postcode)),
    },
    // The phone is that of whoever takes the parcel, which may be somebody else.
    contact: { ...optional('name', buyer ?? ''), ...optional('email', form.email) },
    payment: credit === undefined ? chosen : { tenders: [{ method: 'credit', amount: credit }, chosen] },
  };
}

function optional<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  const given = text.trim();
  return given ? ({ [name]: given } as Record<Name, string>) : {};
}

/** Where the form has what the API points at. */
const FIELDS: readonly (readonly [string, Exclude<keyof CheckoutForm, 'token'>, FormFault])[] = [
  ['/shippingAddress/name', 'name', 'checkout.refusedField'],
  ['/shippingAddress/phone', 'phone', 'checkout.badPhone'],
  ['/contact/phone', 'phone', 'checkout.badPhone'],
  ['/contact/email', 'email', 'checkout.badEmail'],
  ['/shippingAddress/line1', 'line1', 'checkout.refusedField'],
  ['/shippingAddress/line2', 'line2', 'checkout.refusedField'],
  ['/shippingAddress/city', 'city', 'checkout.refusedField'],
  ['/shippingAddress/postcode', 'postcode', 'checkout.refusedField'],
];

/** What the API refused of the form, by its fields, in the order of the page; empty when it was something else. */
export function refusedFields(error: Error): Partial<Record<keyof CheckoutForm, FormFault>> {
  if (!(error instanceof ApiProblem)) return {};
  const pointers = (error.problem.errors ?? []).map(({ pointer }) => pointer);
  return Object.fromEntries(
    FIELDS.filter(([pointer]) => pointers.includes(pointer)).map(([, field, fault]) => [field, fault]),
  );
}
