import { customerNameOf } from './customerNameOf';

test('a customer is called by what they said, or by who they are in the demonstration, and by nothing else', () => {
  expect(customerNameOf({ id: 'cust-rahim', name: 'Rahim U.' })).toBe('Rahim U.');
  expect(customerNameOf({ id: 'cust-rahim', name: null })).toBe('Rahim Uddin');
  expect(customerNameOf({ id: '17850', name: null })).toBeUndefined();
});
