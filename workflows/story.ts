/** What an order goes through. Orders that were begun by another one keep theirs until they continue as new. */
export interface Story {
  /** From the stock that is held to the parcel at the door. */
  begin(): Promise<void>;
  /** Delivered isn't done: the customer may send it back, a person may still have to decide something. */
  waitOutReturns(): Promise<void>;
  /** Resolves when no call is on its way that the story has begun and doesn't wait for. */
  rest?(): Promise<void>;
  /** Whether money is reserved that it gives free. Earlier ones give nothing free: they would wait for it for ever. */
  hasSurplus?(): boolean;
}
