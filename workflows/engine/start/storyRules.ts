/** By what an order's story goes: later ones do what earlier ones didn't, and an order keeps to the one that it was begun by. */
export interface StoryRules {
  /** Whether a hold that is put while a step or a gateway's call is on its way stops it: from the third story on. */
  readonly heedsLateHolds: boolean;
  /**
   * Whether a parcel that left without an answer to its booking goes on, look-ups are heard like webhooks, and money that is not
   * taken after the delivery holds the order: from the fourth story on.
   */
  readonly seesDeliveriesThrough: boolean;
  /**
   * Whether an order is confirmed only while it is paid, and no time to pay runs out in one that is: from the fifth story on.
   */
  readonly heedsWhatIsPaid: boolean;
  /**
   * Whether what follows by itself is recorded together with what it follows from, and the pieces are seen to as the run begins:
   * from the sixth story on.
   */
  readonly actsTogether: boolean;
  /**
   * Whether an order is confirmed and packed in the commit of the payment that pays for it, and nothing is timed that is mostly over
   * before the world is told of it: from the seventh story on.
   */
  readonly actsAtOnce: boolean;
}

/** @param story its number; absent in runs of the first releases. */
export function rulesOf(story = 1): StoryRules {
  return {
    heedsLateHolds: story >= 3,
    seesDeliveriesThrough: story >= 4,
    heedsWhatIsPaid: story >= 5,
    actsTogether: story >= 6,
    actsAtOnce: story >= 7,
  };
}
