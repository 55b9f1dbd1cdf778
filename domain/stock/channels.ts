/** Through what customers order: the shop's pages, a counter, the phone. Pieces may be kept for one of them. */
export const CHANNELS = ['web', 'store', 'phone'] as const;
export type Channel = (typeof CHANNELS)[number];
