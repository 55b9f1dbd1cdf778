import { parseSession } from './session';

test('a stored session is read as it was written', () => {
  const session = { token: 't', id: 'cust-rahim', roles: ['customer'], permissions: ['readOrders'] };
  expect(parseSession(JSON.stringify(session))).toEqual(session);
});

test.each([
  null,
  '',
  'null',
  '{',
  '{"token":"t"}',
  '{"token":"t","id":"a","roles":"admin"}',
  '{"token":"t","id":"a","roles":["admin"]}',
])('%j is nobody’s session', (text) => {
  expect(parseSession(text)).toBeUndefined();
});
