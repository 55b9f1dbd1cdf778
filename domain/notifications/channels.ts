/** Ways to reach a customer: a channel's name, and which of the customer's contact details it needs. */
export const CHANNELS = [
  { name: 'sms', contact: 'phone' },
  { name: 'email', contact: 'email' },
] as const;

export type ChannelRow = (typeof CHANNELS)[number];
export type Channel = ChannelRow['name'];

export const CHANNEL_NAMES: readonly Channel[] = CHANNELS.map(({ name }) => name);

/**
 * A channel by the name that a stored message has.
 * @throws {Error} when this release doesn't know it: one that does can send the message.
 */
export function channelNamed(name: string): ChannelRow {
  const row = CHANNELS.find((channel) => channel.name === name);
  if (row) return row;
  throw new Error(`There is no channel "${name}"`);
}
