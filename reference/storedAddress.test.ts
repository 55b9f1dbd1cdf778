import { storedAddress } from './storedAddress';

test('an address of an earlier release has its country by code and its phone as it is dialled', () => {
  const typed = { name: 'Rahim', country: 'Bangladesh', phone: '01711-000001' };
  expect(storedAddress(typed)).toEqual({ name: 'Rahim', country: 'BD', phone: '+8801711000001' });
  const british = { country: 'United Kingdom', phone: '07400 123456' };
  expect(storedAddress(british)).toEqual({ country: 'GB', phone: '+447400123456' });
});

test('what can not be read stays as it is, and what is not there stays away', () => {
  const odd = { country: 'Nowhereistan', phone: '12' };
  expect(storedAddress(odd)).toEqual(odd);
  expect(storedAddress({ country: 'BD' })).toEqual({ country: 'BD' });
  expect(storedAddress({ country: 'BD', phone: null })).toEqual({ country: 'BD', phone: null });
});
