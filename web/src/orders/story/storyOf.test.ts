import type { TimelineEntryJson } from '../../../../api/schema/order';
import { EVENT_TYPES } from '../../../../domain/facts';
import { disclosedFields } from '../../../../domain/people/disclosure';
import { story as bangla } from './texts/bn';
import { story as english } from './texts/en';
import { notesOf, STORY, storyOf } from './storyOf';

const CUSTOMER = { id: 'rahim', role: 'customer' } as const;

const entry = (type: string, changed: Partial<TimelineEntryJson> = {}): TimelineEntryJson => ({
  ...{ id: type, kind: 'event', type, at: '2026-11-21T10:00:00Z', data: {} },
  actor: { id: 'shop', role: 'system' },
  ...changed,
});

const textsOf = (...entries: readonly TimelineEntryJson[]) =>
  storyOf(entries, (shelf, word) => `${shelf}.${word}`).map(({ text, values }) => ({ text, values }));

/** Events that customers may know of and need not hear about, or that stand elsewhere on their page. */
const UNTOLD = ['OrderClosed', 'OrderReopened', 'PaymentRequested', 'ParcelBooked', 'ParcelTracked'];

describe('the story of an order', () => {
  it('tells each event that its customer may know of, but for those that mean nothing to them', () => {
    const shown = EVENT_TYPES.filter((type) => disclosedFields(type, {}, CUSTOMER) !== undefined);
    expect([...Object.keys(STORY), ...UNTOLD].sort()).toEqual([...shown].sort());
    expect(textsOf(...[...UNTOLD, 'OrderTeleported'].map((type) => entry(type)))).toEqual([]);
  });

  it('tells the newest first, and leaves notes to the customer to themselves', () => {
    const note = (id: string) => entry('NoteAdded', { id, kind: 'note', data: { body: id } });
    const entries = [entry('OrderPlaced'), note('n1'), entry('OrderConfirmed'), note('n2')];
    expect(textsOf(...entries).map(({ text }) => text)).toEqual([
      'story.happened.OrderConfirmed',
      'story.happened.OrderPlaced',
    ]);
    expect(notesOf(entries).map(({ id }) => id)).toEqual(['n2', 'n1']);
  });

  it('tells of no message that was sent: its reader has it', () => {
    const message = { kind: 'notification', data: { channel: 'sms', status: 'SENT' } } as const;
    expect(textsOf(entry('delivered', message))).toEqual([]);
  });

  it('says whose wish a cancellation was, and why a payment failed', () => {
    const data = { reason: 'Changed my mind' };
    const [values, actor] = [data, { id: 'rahim', role: 'customer' }];
    expect(textsOf(entry('CancellationRequested', { data, actor }))).toEqual([
      { text: 'story.happened.CancellationRequested', values },
    ]);
    expect(textsOf(entry('CancellationRequested', { data }))).toEqual([
      { text: 'story.happened.CancelledForYou', values },
    ]);
    expect(textsOf(entry('CancellationRequested', { data: { ...data, kept: 6_000 } }))).toEqual([
      { text: 'story.happened.CancelledAndKept', values },
    ]);
    expect(textsOf(entry('PaymentDeclined', { data: { code: 'insufficient_funds' } }))).toEqual([
      { text: 'story.happened.PaymentDeclined', values: { why: 'money.decline.insufficient_funds' } },
    ]);
  });

  it('doesn’t say of whoever paid nothing at the door that they paid', () => {
    const told = [125_000, 0].map((amount) => entry('CashCollected', { data: { amount } }));
    expect(textsOf(...told).map(({ text }) => text)).toEqual([
      'story.happened.CashNotPaid',
      'story.happened.CashCollected',
    ]);
  });

  it('tells of store credit where no card and no bank had a part in it', () => {
    const told = ['PaymentCaptured', 'RefundSucceeded'].flatMap((type) => [
      entry(type, { data: { amount: 500 } }),
      entry(type, { data: { amount: 500, method: 'credit' } }),
    ]);
    expect(textsOf(...told).map(({ text }) => text)).toEqual([
      'story.happened.RefundedAsCredit',
      'story.happened.RefundSucceeded',
      'story.happened.CreditSpent',
      'story.happened.PaymentCaptured',
    ]);
  });

  it('uses none of our own words', () => {
    const OURS = /clos|hold|held|book|workflow|commit|fulfil|authori[sz]|void|captur|settle|consign/i;
    expect(Object.values(english.happened).filter((text) => OURS.test(text))).toEqual([]);
    expect(
      Object.values(bangla.happened).filter((text) => /[a-z]/i.test(text.replaceAll(/{{\w+}}/g, ''))),
    ).toEqual([]);
  });
});
