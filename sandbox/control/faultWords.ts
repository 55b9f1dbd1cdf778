import type { FaultKind } from '../faultBoard';

/** A kind of fault as the page for people names it. */
interface FaultWords {
  readonly name: string;
  /** What the vendor does then, and what should come of it. */
  readonly explains: string;
}

/** Every kind of fault in words. */
export const FAULT_WORDS: Readonly<Record<FaultKind, FaultWords>> = {
  latency: {
    name: 'Slow answer',
    explains:
      'Answers late, by as many milliseconds as are asked for: a second unless told otherwise. Orders wait; nothing else happens.',
  },
  error5xx: {
    name: 'Server error',
    explains: 'Answers 503 and does nothing. The call is made again, with growing pauses.',
  },
  refusal: {
    name: 'Refusal',
    explains:
      'Turns the call down for good. It is not made again: the order asks a person, or the customer for another card.',
  },
  timeout: {
    name: 'No answer, nothing done',
    explains:
      'Does nothing and closes the connection. Nobody can tell whether it was done, so the call is repeated with its key.',
  },
  timeoutAfterEffect: {
    name: 'No answer, but done',
    explains:
      'Does what it was asked, then closes the connection: the card is charged, and the answer never comes. The call is repeated with its key, and nothing is done twice.',
  },
  duplicateWebhooks: {
    name: 'Webhook twice',
    explains: 'Sends a webhook two times. The second changes nothing.',
  },
  reorderWebhooks: {
    name: 'Webhook late',
    explains:
      'Holds a webhook back until later ones have overtaken it. The order ends where it would have ended.',
  },
  dropWebhooks: {
    name: 'Webhook lost',
    explains: 'Never sends a webhook. The order asks the vendor itself after a while.',
  },
};
