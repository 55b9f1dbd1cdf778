import type { CreateOrderRequestJson } from '../../../../api/schema/order';
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

export type FormFault = 'checkout.required' | 'checkout.badPhone' | 'checkout.badEmail';

const required = (text: string): FormFault | null => (text.trim() ? null : 'checkout.required');

/**
 * What is wrong with each field, as the key of the text that says so; null when nothing is. In the order in which the
 * fields stand on the page.
 */
export const FIELD_FAULTS = {
  name: required,
  phone: (text: string): FormFault | null =>
    /^\+?[0-9 ()-]{6,24}$/.test(latinDigits(text).trim()) ? null : 'checkout.badPhone',
  email: (text: string): FormFault | null =>
    text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? null : 'checkout.badEmail',
  line1: required,
  city: required,
} as const;

/** The API's request for the form; empty optional fields are left out. */
export function orderRequest(
  form: CheckoutForm,
  checkoutId: string,
  locale: Language,
): CreateOrderRequestJson {
  // Numbers are read by couriers' programs, whatever keyboard they were typed on.
  const phone = latinDigits(form.phone).trim();
  return {
    checkoutId,
    locale,
    shippingAddress: {
      name: form.name.trim(),
      line1: form.line1.trim(),
      city: form.city.trim(),
      country: 'BD',
      phone,
      ...optional('line2', form.line2),
      ...optional('postcode', latinDigits(form.postcode)),
    },
    contact: { phone, ...optional('email', form.email) },
    payment: { method: 'card', token: form.token },
  };
}

function optional<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  const given = text.trim();
  return given ? ({ [name]: given } as Record<Name, string>) : {};
}
