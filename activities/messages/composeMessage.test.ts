import { MESSAGES, type NotificationKind } from '../../domain/notifications/messages';
import { composeMessage, keptMessage, type OrderForMessage } from './composeMessage';

const ORDER: OrderForMessage = {
  id: 'ord_1',
  number: 'TL-100001',
  locale: 'en',
  currency: 'BDT',
  grandTotal: 123_450,
  name: 'Rahim',
  email: null,
  phone: null,
  actionUrl: null,
  payBy: null,
  courier: null,
  consignmentId: null,
  note: null,
  refunded: null,
  moneyFate: 'untouched',
  payLink: null,
  cash: null,
  expected: null,
};
const SHOP = { publicUrl: 'https://shop.test', timeZone: 'Asia/Dhaka' };
const compose = (kind: string, order: Partial<OrderForMessage> = {}) =>
  composeMessage(kind, { ...ORDER, ...order }, SHOP);

const kept = (kind: string, order: Partial<OrderForMessage> = {}) =>
  keptMessage(kind, { ...ORDER, ...order }, SHOP);

test('of a message its words are kept, and of a link to a payment no more than where it leads', () => {
  const actionUrl = 'https://bank.test:8443/3ds/pi_1?client_secret=pi_1_secret_2#step';
  const { subject, text } = kept('paymentActionRequired', { actionUrl });
  expect(subject).toBe('Please confirm the payment of order TL-100001');
  expect(text).toBe(
    'Your bank wants you to confirm the payment of order TL-100001: https://bank.test:8443/… https://shop.test/orders/ord_1',
  );
});

test.each([...MESSAGES.keys()])('what is kept of %s holds no secret of a link, in no language', (kind) => {
  for (const locale of ['en', 'bn'])
    for (const actionUrl of ['https://pi_secret@bank.test/3ds/pi_secret?t=pi_secret#pi_secret', 'pi_secret'])
      expect(Object.values(kept(kind, { locale, actionUrl })).join()).not.toContain('pi_secret');
});

test('what is kept of a message without such a link is what was sent', () => {
  const told = { courier: 'pathao', consignmentId: 'DC-77', note: 'We call before we come.' };
  for (const kind of MESSAGES.keys()) expect(kept(kind, told)).toEqual(compose(kind, told));
});

test('a message names the order and its total, and links to it', () => {
  expect(compose('orderPlaced')).toEqual({
    subject: 'We have your order TL-100001',
    text: 'Thank you! We have received your order TL-100001 for ৳1,234.50. https://shop.test/orders/ord_1',
    html: expect.stringContaining('href="https://shop.test/orders/ord_1"'),
  });
});

/** Everything a message may speak of. */
const TOLD: OrderForMessage = {
  ...ORDER,
  actionUrl: 'https://bank.test/3ds',
  courier: 'pathao',
  consignmentId: 'DC-77',
  note: 'We call before we come.',
  moneyFate: 'freed',
};

/** What people read of messages: subject and text, without the link that follows each. */
const ENGLISH = {
  orderPlaced: [
    'We have your order TL-100001',
    'Thank you! We have received your order TL-100001 for ৳1,234.50.',
  ],
  paymentActionRequired: [
    'Please confirm the payment of order TL-100001',
    'Your bank wants you to confirm the payment of order TL-100001: https://bank.test/3ds',
  ],
  paymentDeclined: [
    'The payment of order TL-100001 failed',
    'The payment of order TL-100001 failed. We keep your goods for now; please pay again.',
  ],
  paymentDue: [
    'Order TL-100001 is not fully paid',
    'Order TL-100001 can go on once it is fully paid. We keep your goods for now; please pay what is due.',
  ],
  orderConfirmed: ['Order TL-100001 is confirmed', 'Order TL-100001 is confirmed. We are packing it.'],
  parcelHandedOver: ['Order TL-100001 is on its way', 'Order TL-100001 is with the courier (Pathao DC-77).'],
  outForDelivery: ['Order TL-100001 arrives today', 'The courier is bringing order TL-100001 to you today.'],
  deliveryFailed: [
    'Order TL-100001 could not be delivered',
    'The courier could not deliver order TL-100001 and will try again.',
  ],
  delivered: ['Order TL-100001 has arrived', 'Order TL-100001 has been delivered. Enjoy it!'],
  orderCancelled: [
    'Order TL-100001 is cancelled',
    'Order TL-100001 is cancelled. Nothing was charged; what was reserved on your card is free again.',
  ],
  noteAdded: ['A message about order TL-100001', 'We call before we come.'],
} as const satisfies Readonly<Partial<Record<NotificationKind, readonly [subject: string, text: string]>>>;
const KINDS = Object.entries(ENGLISH).map(([kind, [subject, text]]) => ({ kind, subject, text }));

test.each(KINDS)('$kind says: $text', ({ kind, subject, text }) => {
  const message = compose(kind, TOLD);
  expect(message).toMatchObject({ subject, text: `${text} https://shop.test/orders/ord_1` });
  expect(message.html).toContain(`<p>${text}</p>`);
});

test.each(['paymentActionRequired', 'paymentDeclined', 'paymentDue'])(
  '%s says until when, by the clocks of the shop, where a time runs',
  (kind) => {
    const payBy = '2026-11-26T08:05:00.000Z';
    expect(compose(kind, { ...TOLD, payBy }).text).toContain(
      ' You have until 26 Nov 2026, 14:05; after that the order is cancelled. https://shop.test/',
    );
    expect(compose(kind, { ...TOLD, payBy, locale: 'bn' }).text).toContain(
      ' সময় আছে ২৬ নভে, ২০২৬, দুপুর ২:০৫ পর্যন্ত; এরপর অর্ডারটি বাতিল হয়ে যাবে। https://shop.test/',
    );
    expect(compose(kind, TOLD).text).not.toContain('until');
  },
);

/** What of an order a text can name. */
const NAMED = ['TL-100001', '৳1,234.50', 'https://bank.test/3ds', 'Pathao', 'DC-77', TOLD.note ?? ''];
const namedIn = (text: string): string[] =>
  NAMED.filter((value) => text.replace('১,২৩৪.৫০৳', '৳1,234.50').includes(value));

const ALL_KINDS = [...MESSAGES.keys()];

test.each(ALL_KINDS)('%s names the same of an order in Bangla as in English', (kind) => {
  const [english, bangla] = [compose(kind, TOLD), compose(kind, { ...TOLD, locale: 'bn' })];
  expect(namedIn(bangla.subject)).toEqual(namedIn(english.subject));
  expect(namedIn(bangla.text)).toEqual(namedIn(english.text));
  expect(namedIn(bangla.subject)).toContain('TL-100001');
  expect(bangla.subject).not.toBe(english.subject);
  expect(bangla.text + bangla.subject).not.toMatch(/[{}]/);
});

test.each(ALL_KINDS)('%s leaves empty what an order does not have yet', (kind) => {
  expect(compose(kind).text).not.toMatch(/[{}]|null|undefined/);
});

test.each([
  ['none', 'Order TL-100001 is cancelled.', 'অর্ডার TL-100001 বাতিল হয়েছে।'],
  [
    'untouched',
    'Order TL-100001 is cancelled. Nothing was charged.',
    'অর্ডার TL-100001 বাতিল হয়েছে। কোনো টাকা কাটা হয়নি।',
  ],
  [
    'taken',
    'Order TL-100001 is cancelled. We will see to the money that was reserved or charged.',
    'অর্ডার TL-100001 বাতিল হয়েছে। আটকে রাখা বা কেটে নেওয়া টাকার বিষয়টি আমরা দেখছি।',
  ],
  [
    'returned',
    'Order TL-100001 is cancelled. The money has gone back the way you paid.',
    'অর্ডার TL-100001 বাতিল হয়েছে। যেভাবে পরিশোধ করেছিলেন, সেভাবেই টাকা ফেরত গেছে।',
  ],
] as const)('a cancellation says of the money what became of it: %s', (moneyFate, english, bangla) => {
  const link = ' https://shop.test/orders/ord_1';
  expect(compose('orderCancelled', { moneyFate }).text).toBe(english + link);
  expect(compose('orderCancelled', { moneyFate, locale: 'bn' }).text).toBe(bangla + link);
});

test('it speaks the order’s language', () => {
  expect(compose('orderPlaced', { locale: 'bn' }).subject).toBe('আপনার অর্ডার TL-100001 আমরা পেয়েছি');
});

test('what people wrote is text, never markup, and is not filled in', () => {
  const { text, html } = compose('noteAdded', { note: '<img src=x onerror="a(1)"> & {total}' });
  expect(text).toContain('<img src=x onerror="a(1)"> & {total}');
  expect(html).toContain('&#60;img src=x onerror=&#34;a(1)&#34;&#62; &#38; {total}');
});

test('a kind without words is a fault, not an empty message', () => {
  expect(() => compose('constructor')).toThrow('no words');
});

test('whom the courier comes to today is told what to have ready, where it is paid at the door', () => {
  const link = ' https://shop.test/orders/ord_1';
  const told = { cash: 125_000 };
  expect(compose('outForDelivery', told).text).toBe(
    `The courier is bringing order TL-100001 to you today. Please have ৳1,250 ready.${link}`,
  );
  expect(compose('outForDelivery', { ...told, locale: 'bn' }).text).toContain('হাতে রাখুন।');
  expect(compose('outForDelivery').text).toBe(`The courier is bringing order TL-100001 to you today.${link}`);
});
