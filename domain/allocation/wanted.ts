import type { TransitZone } from '../promise/zone';

/** A warehouse that pieces could come from. */
export interface Place {
  readonly code: string;
  /** Of those that could serve alike, the lowest comes first. */
  readonly rank: number;
  /** The city that it lies in, in the form in which cities are compared. */
  readonly city?: string;
  /** How far the order goes from there; absent: not known. */
  readonly zone?: TransitZone;
  /** What a parcel from there costs that far, in minor units; absent: nobody has said. */
  readonly cost?: number;
  /** The first day on which a parcel can leave, `2026-11-28`; absent: not known, or not asked for. */
  readonly leavesOn?: string;
}

/** Pieces that a line of an order wants. */
export interface Wanted {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
  /** Lines of one group come from one warehouse, as the parts of a bundle do that is packed together. Absent: from anywhere. */
  readonly group?: string;
}

/** Pieces that nobody has reserved, by SKU and warehouse. */
export type FreeStock = ReadonlyMap<string, ReadonlyMap<string, number>>;
