/** Pieces of a line, and the warehouse that has them for it. */
export interface Allotment {
  readonly lineId: string;
  readonly warehouse: string;
  readonly quantity: number;
}
