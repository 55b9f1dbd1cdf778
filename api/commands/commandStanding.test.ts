import { after, newOrder, PEOPLE } from '../../domain/testing/orders';
import { repeatAnswer, toAnswer } from './commandStanding';

const event = (type: string, data: object = {}) => ({ type, data, commandHash: 'hash' });
const REPEAT = { bodyHash: 'hash', actor: PEOPLE.support };
const REFUSED = toAnswer([
  event('CommandRefused', { name: 'pick', code: 'not-allowed', detail: 'Not yet.' }),
]);

test('a command that left no event has no answer', () => {
  expect(toAnswer([])).toBeUndefined();
});

test('one that was carried out is let through, and only with its own body', () => {
  const answer = toAnswer([event('PickingStarted'), event('ParcelPacked')]);
  if (!answer) throw new Error('There is an answer');
  expect(() => repeatAnswer(answer, newOrder(), REPEAT)).not.toThrow();
  expect(() => repeatAnswer(answer, newOrder(), { ...REPEAT, bodyHash: 'other' })).toThrow(
    expect.objectContaining({ code: 'idempotency-key-reused' }),
  );
});

test('one that was refused is refused in the same words, with what is possible by now', () => {
  if (!REFUSED) throw new Error('There is an answer');
  const order = after(
    newOrder(),
    { type: 'PaymentAuthorized', paymentId: '1', reference: 'pi_1' },
    { type: 'OrderConfirmed' },
  );
  expect(() => repeatAnswer(REFUSED, order, REPEAT)).toThrow(
    expect.objectContaining({
      code: 'not-allowed',
      detail: 'Not yet.',
      extra: expect.objectContaining({ replayed: true, allowedActions: expect.arrayContaining(['pick']) }),
    }),
  );
});

test('a refusal whose code a release doesn’t know is one all the same', () => {
  const odd = toAnswer([event('CommandRefused', { code: 'from-the-future', detail: 'No.' })]);
  if (!odd) throw new Error('There is an answer');
  expect(() => repeatAnswer(odd, newOrder(), REPEAT)).toThrow(
    expect.objectContaining({ code: 'not-allowed' }),
  );
});
