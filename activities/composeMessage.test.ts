import { composeMessage, type OrderForMessage } from './composeMessage';

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
  courier: null,
  consignmentId: null,
  note: null,
};
const compose = (kind: string, order: Partial<OrderForMessage> = {}) =>
  composeMessage(kind, { ...ORDER, ...order }, 'https://shop.test');

test('a message names the order and its total, and links to it', () => {
  expect(compose('orderPlaced')).toEqual({
    subject: 'We have your order TL-100001',
    text: 'Thank you! Order TL-100001 over 1234.50 BDT has reached us. https://shop.test/orders/ord_1',
    html: expect.stringContaining('href="https://shop.test/orders/ord_1"'),
  });
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
