import { SYSTEM, type Actor } from './actor';
import { disclosedDecline, disclosedHolds } from './disclosure';

const customer: Actor = { id: 'mina', role: 'customer' };
const trusted: readonly Actor[] = [
  { id: 'shop', role: 'checkout' },
  { id: 'nadia', role: 'support' },
  { id: 'farid', role: 'finance' },
  { id: 'wali', role: 'warehouse' },
  { id: 'ada', role: 'admin' },
  SYSTEM,
];

/** The gateway's own list of declines to keep from the customer. */
const CONFIDENTIAL = [
  ...['fraudulent', 'lost_card', 'merchant_blacklist', 'pickup_card'],
  ...['restricted_card', 'security_violation', 'stolen_card'],
];

test('a customer is not told that the card is known as stolen, or that fraud is looked into', () => {
  for (const code of CONFIDENTIAL) expect(disclosedDecline(code, customer)).toBe('card_declined');
  expect(disclosedHolds(['FRAUD_REVIEW', 'COURIER'], customer)).toEqual(['HELD']);
});

test('a customer is told what they can do something about, and that nothing holds the order', () => {
  expect(disclosedDecline('insufficient_funds', customer)).toBe('insufficient_funds');
  expect(disclosedHolds([], customer)).toEqual([]);
});

test.each(trusted)('$role is told everything', (actor) => {
  for (const code of CONFIDENTIAL) expect(disclosedDecline(code, actor)).toBe(code);
  expect(disclosedHolds(['FRAUD_REVIEW'], actor)).toEqual(['FRAUD_REVIEW']);
});
