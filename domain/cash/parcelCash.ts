/** What a courier collects for one parcel, in minor units of the order's currency. */
export interface ParcelCash {
  /** The parcel's part of the order's price. */
  readonly due: number;
  /** What is asked for at the door: `due`, rounded to what is paid in notes and coins. */
  readonly toCollect: number;
  /** It is not what it was as the parcel was packed: a part was paid in advance, or is free again. */
  readonly lowered?: true;
  /** What the courier was told to collect, where that is another amount and nobody has told it since. */
  readonly told?: number;
  /** What the courier says to have got. Absent: nobody has said. */
  readonly collected?: number;
  /** A person, or the courier's statement, has said so: a courier's word doesn't take its place any more. */
  readonly byHand?: true;
  /** When the courier's newest word about it was said: one from before says nothing new. */
  readonly toldAt?: string;
  /** What it has handed over since, each by its own reference. */
  readonly remittances?: readonly Remittance[];
}

/** Cash that a courier has handed over, and what it kept for itself. */
export interface Remittance {
  /** The courier's statement, invoice or transfer: the same one counts once for a parcel. */
  readonly reference: string;
  /** What came into the bank. */
  readonly amount: number;
  readonly fee: number;
}

/** How much of what was collected pays for the order: the rest is what rounding brought, or cost. */
export function creditedOf({ due, toCollect, collected = 0 }: ParcelCash): number {
  return collected >= toCollect ? collected - (toCollect - due) : Math.min(collected, due);
}

/** What rounding brought, below 0: cost. Nothing before anything was collected. */
export const roundingOf = (cash: ParcelCash): number =>
  cash.collected === undefined ? 0 : cash.collected - creditedOf(cash);

/** What the courier has accounted for: handed over, or kept as its fee. */
export const accountedFor = ({ remittances = [] }: ParcelCash): number =>
  remittances.reduce((sum, { amount, fee }) => sum + amount + fee, 0);

/** What the courier still has of it. */
export const withCourier = (cash: ParcelCash): number =>
  Math.max(0, (cash.collected ?? 0) - accountedFor(cash));
