/** The way of a parcel that nothing happens to, in the words of Pathao's webhooks. */
const JOURNEY = [
  'picked',
  'in-transit',
  'received-at-last-mile-hub',
  'assigned-for-delivery',
  'delivered',
] as const;

/** The way of a parcel that nobody takes. */
const REFUSED_JOURNEY: readonly ParcelWord[] = [...JOURNEY.slice(0, -1), 'delivery-failed', 'returned'];

/** How the phones of people begin who take no parcel: a payment's test cards, for doors. */
export const REFUSING_PHONES = '0190000';

/** Words after which a parcel moves no more. */
const ENDS: readonly string[] = [
  ...['delivered', 'partial-delivery', 'exchanged', 'returned', 'paid-return', 'paid'],
  'pickup-cancelled',
];

/** Words a parcel can be moved to by hand: all of Pathao's documents but `created`. */
export const PARCEL_WORDS = [
  ...JOURNEY,
  'updated',
  'pickup-requested',
  'assigned-for-pickup',
  'pickup-failed',
  'pickup-cancelled',
  'at-the-sorting-hub',
  'partial-delivery',
  'exchanged',
  'delivery-failed',
  'on-hold',
  'returned',
  'paid',
  'paid-return',
] as const;
export type ParcelWord = (typeof PARCEL_WORDS)[number] | 'created';

export interface PathaoParcel {
  /** The consignment. */
  readonly id: string;
  readonly merchantOrderId: string;
  readonly storeId: number;
  readonly recipientName: string;
  readonly recipientPhone: string;
  readonly recipientAddress: string;
  /** Whole taka. */
  readonly fee: number;
  readonly amountToCollect: number;
  /** What was paid at the door; absent: what was asked for. */
  readonly collected?: number;
  readonly word: ParcelWord;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  /** When it moves on by itself; undefined once it has arrived or while a person holds it. */
  readonly movesAt?: number;
}

/** Words of a parcel that waits for its rider. */
const BEFORE_PICKUP: readonly string[] = [
  'updated',
  'pickup-requested',
  'assigned-for-pickup',
  'pickup-failed',
];

/** Where a parcel goes next; undefined at its end. A failed delivery is tried again, unless nobody will take the parcel. */
export function nextWord({
  word,
  recipientPhone,
}: Pick<PathaoParcel, 'word' | 'recipientPhone'>): ParcelWord | undefined {
  if (ENDS.includes(word)) return undefined;
  if (recipientPhone.startsWith(REFUSING_PHONES) && REFUSED_JOURNEY.includes(word))
    return REFUSED_JOURNEY[REFUSED_JOURNEY.indexOf(word) + 1];
  if (word === 'delivery-failed' || word === 'on-hold') return 'assigned-for-delivery';
  if (word === 'at-the-sorting-hub') return 'in-transit';
  if (BEFORE_PICKUP.includes(word)) return 'picked';
  return JOURNEY[JOURNEY.findIndex((step) => step === word) + 1];
}

/** Pathao's tariff, simplified: 60 taka, and 15 for each kilogram after the first. */
export function deliveryFee(weightKg: number): number {
  return 60 + 15 * Math.max(0, Math.ceil(weightKg) - 1);
}

/** `Received_At_Last_Mile_Hub`, as look-ups word a status; a new parcel is `Pending`. */
export function statusSlug(word: ParcelWord): string {
  if (word === 'created') return 'Pending';
  return word.replace(
    /(^|-)([a-z])/g,
    (_match, dash: string, letter: string) => `${dash && '_'}${letter.toUpperCase()}`,
  );
}

const DHAKA_OFFSET_MS = 6 * 60 * 60_000;

/** `2026-11-20 15:11:40`, Dhaka's time without saying so. */
export function dhakaTime(instant: number): string {
  return new Date(instant + DHAKA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
