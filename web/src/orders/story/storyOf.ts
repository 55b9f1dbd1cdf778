import type { TimelineEntryJson } from '../../../../api/schema/order';
import type { OrderEventType } from '../../../../domain/facts';
import type { Texts } from '../../i18n/texts';
import type { FindWord } from '../../i18n/useWord';
import { cancelReasonOf } from '../timeline/cancelReason';
import { readAmount, readText, type EventData, type Tone } from '../timeline/eventWord';

/** A sentence of the story: the text's key, and the values that it names. */
export interface StoryLine {
  readonly id: string;
  readonly at: string;
  readonly tone: Tone;
  readonly text: StoryText;
  readonly values: Readonly<Record<string, string>>;
}

type StoryText = `story.happened.${keyof Texts['story']['happened']}`;

/** How one kind of event is told to the customer. */
interface StoryWord {
  readonly text: StoryText | ((entry: TimelineEntryJson) => StoryText);
  readonly tone: Tone;
  readonly values?: (data: EventData, find: FindWord) => Readonly<Record<string, string>>;
}

/**
 * What customers are told of their order's life, in their own words. Events without a row are ours to know: that the courier was
 * booked, that the order is off our books. Where the parcel was scanned stands with the parcel.
 */
export const STORY: Readonly<Partial<Record<OrderEventType, StoryWord>>> = {
  OrderPlaced: { text: 'story.happened.OrderPlaced', tone: 'good' },
  OrderConfirmed: { text: 'story.happened.OrderConfirmed', tone: 'good' },
  ServicesFulfilled: { text: 'story.happened.ServicesFulfilled', tone: 'good' },
  CancellationRequested: {
    text: ({ actor, data }) => {
      if (actor.role === 'customer') return 'story.happened.CancellationRequested';
      // Only staff cancel an order of which something is kept.
      return data['kept'] === undefined
        ? 'story.happened.CancelledForYou'
        : 'story.happened.CancelledAndKept';
    },
    tone: 'waiting',
    values: (data, find) => ({ reason: cancelReasonOf(readText(data, 'reason'), find) }),
  },
  OrderCancelled: { text: 'story.happened.OrderCancelled', tone: 'bad' },
  OrderReinstated: { text: 'story.happened.OrderReinstated', tone: 'good' },
  PaymentActionRequired: { text: 'story.happened.PaymentActionRequired', tone: 'waiting' },
  PaymentAuthorized: {
    text: ({ data }) =>
      data['needless'] === true ? 'story.happened.PaymentNeedless' : 'story.happened.PaymentAuthorized',
    tone: 'good',
  },
  PaymentDeclined: {
    text: 'story.happened.PaymentDeclined',
    tone: 'bad',
    values: (data, find) => ({ why: find('money.decline', readText(data, 'code')) ?? '' }),
  },
  PaymentCaptured: {
    text: ({ data }) => (isCredit(data) ? 'story.happened.CreditSpent' : 'story.happened.PaymentCaptured'),
    tone: 'good',
  },
  PaymentLinkMade: {
    text: ({ data }) =>
      readText(data, 'purpose') === 'DEPOSIT'
        ? 'story.happened.DepositAsked'
        : 'story.happened.PaymentLinkMade',
    tone: 'waiting',
  },
  PaymentLinkWithdrawn: { text: 'story.happened.PaymentLinkWithdrawn', tone: 'plain' },
  PiecesCancelled: { text: 'story.happened.PiecesCancelled', tone: 'bad' },
  CashDueChanged: {
    text: ({ data }) => {
      if (data['more'] === true) return 'story.happened.MoreAtDoor';
      return readAmount(data) === 0 ? 'story.happened.NothingAtDoor' : 'story.happened.LessAtDoor';
    },
    tone: 'good',
  },
  CashCollected: {
    text: ({ data }) =>
      readAmount(data) === 0 ? 'story.happened.CashNotPaid' : 'story.happened.CashCollected',
    tone: 'plain',
  },
  RefundSucceeded: {
    text: ({ data }) =>
      isCredit(data) ? 'story.happened.RefundedAsCredit' : 'story.happened.RefundSucceeded',
    tone: 'good',
  },
  PayoutBounced: {
    text: 'story.happened.PayoutBounced',
    tone: 'bad',
    values: (data, find) => ({ why: find('payouts.reason', readText(data, 'reason')) ?? '' }),
  },
  PaymentVoided: { text: 'story.happened.PaymentVoided', tone: 'plain' },
  DeliveryCorrected: { text: 'story.happened.DeliveryCorrected', tone: 'plain' },
  PickingStarted: { text: 'story.happened.PickingStarted', tone: 'plain' },
  ParcelPacked: { text: 'story.happened.ParcelPacked', tone: 'plain' },
  ParcelHandedOver: { text: 'story.happened.ParcelHandedOver', tone: 'good' },
};

/** Whether it moved store credit, not money. */
const isCredit = (data: EventData): boolean => readText(data, 'method') === 'credit';

const WORDS = new Map<string, StoryWord>(Object.entries(STORY));

/**
 * An order's timeline as its customer's story, the newest first. Messages are no part of it, since they have been read, nor is what
 * staff wrote to the customer, which stands for itself.
 */
export function storyOf(entries: readonly TimelineEntryJson[], find: FindWord): readonly StoryLine[] {
  return entries.flatMap((entry) => lineOf(entry, find)).toReversed();
}

function lineOf(entry: TimelineEntryJson, find: FindWord): readonly StoryLine[] {
  const { id, at, kind, type, data } = entry;
  const word = kind === 'event' ? WORDS.get(type) : undefined;
  if (!word) return [];
  const text = typeof word.text === 'function' ? word.text(entry) : word.text;
  return [{ id, at, tone: word.tone, text, values: word.values?.(data, find) ?? {} }];
}

/** What staff wrote to the customer, the newest first. */
export const notesOf = (entries: readonly TimelineEntryJson[]): readonly TimelineEntryJson[] =>
  entries.filter(({ kind }) => kind === 'note').toReversed();
