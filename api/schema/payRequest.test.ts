import { payRequest } from './order';

const CARD = { method: 'card', token: 'pm_card_visa' };

test.each([[{ payment: CARD }], [CARD]])('%j pays by the card', (body) => {
  expect(payRequest.parse(body)).toEqual(CARD);
});

test.each([
  [{ payment: CARD, token: 'another' }, ['payment']],
  [{ payment: { method: 'card' } }, ['payment/token']],
  [{ payment: { ...CARD, pin: 1 } }, ['payment']],
  [{ method: 'card' }, ['token']],
  [{ method: 'card', token: ' ' }, ['token']],
  [{ payment: { method: 'card', token: '\u200b' } }, ['payment/token']],
  [{ method: 'cash', token: 'x' }, ['method']],
  [{ ...CARD, pin: 1 }, ['']],
  [{}, ['method', 'token']],
])('%j is refused by the names of its faults', (body, faults) => {
  const { error } = payRequest.safeParse(body);
  expect(error?.issues.map(({ path }) => path.join('/'))).toEqual(faults);
});
