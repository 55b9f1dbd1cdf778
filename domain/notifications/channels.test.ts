import { CHANNELS, CHANNEL_NAMES, channelNamed } from './channels';

test.each(CHANNELS)('the channel that a stored message calls $name is found by its name', (row) => {
  expect(channelNamed(row.name)).toBe(row);
});

test('a text goes to the phone and a letter to the mailbox', () => {
  expect(CHANNEL_NAMES.map((name) => [name, channelNamed(name).contact])).toEqual([
    ['sms', 'phone'],
    ['email', 'email'],
  ]);
});

test('a channel of another release is no channel of this one', () => {
  for (const name of ['pigeon', '', 'SMS', 'toString'])
    expect(() => channelNamed(name)).toThrow(`There is no channel "${name}"`);
});
