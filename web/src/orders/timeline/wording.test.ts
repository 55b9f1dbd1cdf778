import type { TimelineEntryJson } from '../../../../api/schema/order';
import type { MoneyJson } from '../../../../api/schema/primitives';
import * as texts from '../../i18n/en';
import type { FindWord } from '../../i18n/useWord';
import { EVENT_WORDS } from './eventWords';
import { amountOf, linesOf, toneOf, wordingOf } from './wording';

const KNOWN: Readonly<Record<string, string>> = {
  'holdReasons.COURIER': 'Courier needs a person',
  'holds.blocks.hand-over': 'hand-over to the courier',
  'review.risk.guest': 'a guest',
  'parcels.tracking.IN_TRANSIT': 'on its way',
  'parcels.station.picked': 'Collected by the courier',
};
const find: FindWord = (shelf, word) => KNOWN[`${shelf}.${word}`];

const entry = (changed: Partial<TimelineEntryJson>): TimelineEntryJson => ({
  id: 'e1',
  kind: 'event',
  type: 'OrderPlaced',
  at: '2026-11-21T10:00:00Z',
  actor: { id: 'throughline', role: 'system' },
  data: {},
  ...changed,
});

describe('wordingOf', () => {
  it('tells each kind of event by a text of one capability, and leaves no such text unused', () => {
    const keys = Object.entries(texts).flatMap(([name, capability]) =>
      'events' in capability ? Object.keys(capability.events).map((type) => `${name}.events.${type}`) : [],
    );
    const told = [...EVENT_WORDS].map(([type, { text }]) => {
      expect(text.split('.').at(-1)).toBe(type);
      return text;
    });
    expect(told.sort()).toEqual(keys.sort());
  });

  it('needs no value that an event may lack', () => {
    const wording = wordingOf(entry({ type: 'ParcelTracked' }), find);
    expect(wording).toMatchObject({ text: 'parcels.events.ParcelTracked', values: { tracking: '' } });
  });

  it('looks up the courier’s word and the hold, and shows as it came what it has no word for', () => {
    const valuesOf = (type: string, data: TimelineEntryJson['data']) => {
      const wording = wordingOf(entry({ type, data }), find);
      return wording.kind === 'event' ? wording.values : undefined;
    };
    expect(valuesOf('ParcelTracked', { status: 'IN_TRANSIT' })).toMatchObject({ tracking: 'on its way' });
    expect(valuesOf('ParcelTracked', { status: 'IN_TRANSIT', vendorStatus: 'order.picked' })).toMatchObject({
      tracking: 'Collected by the courier',
    });
    expect(valuesOf('ParcelTracked', { status: 'LOST' })).toMatchObject({ tracking: 'LOST' });
    expect(valuesOf('OrderHeld', { reason: 'COURIER' })).toMatchObject({ hold: 'Courier needs a person' });
    const staffs = (key: string) => valuesOf('OrderHeld', { reason: 'MANUAL', key, notes: 'Call first' });
    expect(staffs('moving')).toMatchObject({ hold: 'MANUAL (moving)' });
    expect(staffs('manual-12')).toMatchObject({ hold: 'MANUAL' });
    expect(valuesOf('RiskAssessed', { score: 90, reasons: ['guest'] })).toMatchObject({ score: 90 });
    expect(valuesOf('CommandRefused', { detail: 'No.', count: 2 })).toEqual({ detail: 'No.', count: '' });
  });

  it('tells how far a clock had come, and marks the one whose time is over', () => {
    const told = [50, 80, 100].map((level) => {
      const reached = entry({ kind: 'clock', type: 'handOver', data: { level } });
      return [wordingOf(reached, find), toneOf(reached)];
    });
    expect(told).toEqual([
      [{ kind: 'clock', text: 'clocks.reached.half', about: 'handOver' }, 'waiting'],
      [{ kind: 'clock', text: 'clocks.reached.most', about: 'handOver' }, 'waiting'],
      [{ kind: 'clock', text: 'clocks.reached.all', about: 'handOver' }, 'bad'],
    ]);
  });

  it('tells messages by channel and kind, and notes by their own words', () => {
    const sms = entry({ kind: 'notification', type: 'delivered', data: { channel: 'sms', status: 'SENT' } });
    expect(wordingOf(sms, find)).toEqual({ kind: 'message', text: 'messages.told.sms', about: 'delivered' });
    const email = (status: string) => ({ ...sms, data: { channel: 'email', status } });
    expect(wordingOf(email('FAILED'), find)).toMatchObject({ text: 'messages.told.emailUnsent' });
    expect(wordingOf(email('SUPPRESSED'), find)).toMatchObject({ text: 'messages.told.emailUnaddressed' });
    const outdated = { ...sms, data: { channel: 'email', status: 'SUPPRESSED', error: 'outdated' } };
    expect(wordingOf(outdated, find)).toMatchObject({ text: 'messages.told.emailOutdated' });
    expect(wordingOf(email('QUEUED'), find)).toMatchObject({ text: 'messages.told.emailQueued' });
    const note = entry({ kind: 'note', type: 'NoteAdded', actor: { id: 'staff-1', role: 'support' } });
    expect(wordingOf({ ...note, data: { body: 'Call first' } }, find)).toEqual({
      kind: 'note',
      body: 'Call first',
    });
  });

  it('still says something about an event it has never heard of', () => {
    expect(wordingOf(entry({ type: 'OrderTeleported' }), find)).toEqual({
      kind: 'unknown',
      type: 'OrderTeleported',
    });
  });
});

describe('amountOf', () => {
  it('is what a payment’s event carries of its own, and nothing of any other event', () => {
    const authorized = entry({ type: 'PaymentAuthorized', data: { amount: 500 } });
    expect(amountOf(authorized)).toEqual({ text: 'money.otherAmount.authorized', amount: 500 });
    expect(amountOf(entry({ type: 'PaymentCaptured', data: { amount: 0 } }))).toEqual({
      text: 'money.otherAmount.captured',
      amount: 0,
    });
    expect(amountOf(entry({ type: 'PaymentAuthorized', data: { amount: 'much' } }))).toBeUndefined();
    expect(amountOf(entry({ type: 'PaymentAuthorized' }))).toBeUndefined();
    expect(amountOf(entry({ type: 'OrderPlaced', data: { amount: 500 } }))).toBeUndefined();
    expect(amountOf(entry({ type: 'OrderTeleported', data: { amount: 500 } }))).toBeUndefined();
    expect(amountOf({ ...authorized, kind: 'note' })).toBeUndefined();
  });

  it('has somebody look: an event that carries one is no good news', () => {
    for (const type of ['PaymentAuthorized', 'PaymentCaptured'])
      expect([{}, { amount: 5 }].map((data) => toneOf(entry({ type, data })))).toEqual(['good', 'waiting']);
  });
});

describe('linesOf', () => {
  const telling = {
    find,
    instant: (at: string): string => `(${at})`,
    money: ({ amount, currency }: MoneyJson): string => `${currency} ${amount}`,
    amount: (minor: number): string => `BDT ${minor}`,
    number: String,
  };
  const linesOfHold = (data: TimelineEntryJson['data']) =>
    linesOf(entry({ type: 'OrderHeld', data }), telling);

  it('are what a hold blocks, and when and how it ends, as far as the event says so', () => {
    const until = '2026-11-22T10:00:00Z';
    expect(
      linesOfHold({ reason: 'MANUAL', blocks: ['hand-over', 'x-ray'], until, default: 'cancel' }),
    ).toEqual([
      { text: 'holds.told.blocks', values: { blocks: 'hand-over to the courier, x-ray' } },
      { text: 'holds.told.cancel', values: { until: `(${until})` } },
    ]);
    expect(linesOfHold({ until, default: 'release' })).toEqual([
      { text: 'holds.told.release', values: { until: `(${until})` } },
    ]);
    expect(linesOfHold({ reason: 'FRAUD_REVIEW' })).toEqual([]);
    expect(linesOfHold({ blocks: 'all', until, default: 'explode' })).toEqual([]);
  });

  it('are what was written with a hold or its release: a rule’s words in the reader’s language, a person’s as they are', () => {
    expect(linesOfHold({ reason: 'MANUAL', notes: 'Call first' })).toEqual([
      { text: 'holds.told.notes', values: { notes: 'Call first' } },
    ]);
    const notes = 'Cash was collected that no goods stand for: 1290.00 BDT.';
    expect(linesOfHold({ reason: 'PAYMENT', notes })).toEqual([
      { text: 'holds.ruleNotes.cashForNothing', values: { amount: 'BDT 129000' } },
    ]);
    const released = { reason: 'DEPOSIT', notes: 'The deposit is paid.' };
    expect(linesOf(entry({ type: 'HoldReleased', data: released }), telling)).toEqual([
      { text: 'holds.ruleNotes.depositPaid', values: {} },
    ]);
  });

  it('are what is kept of an order that is cancelled, where something is', () => {
    const linesOfCancelling = (data: TimelineEntryJson['data']) =>
      linesOf(entry({ type: 'CancellationRequested', data }), telling);
    expect(linesOfCancelling({ reason: 'x', kept: 6_000 })).toEqual([
      { text: 'orders.kept', values: { amount: 'BDT 6000' } },
    ]);
    expect(linesOfCancelling({ reason: 'x' })).toEqual([]);
  });

  it('are the signs that a risk was seen by, where there were any', () => {
    const linesOfRisk = (reasons: string[]) =>
      linesOf(entry({ type: 'RiskAssessed', data: { score: 90, reasons } }), telling);
    expect(linesOfRisk(['guest', 'large total'])).toEqual([
      { text: 'review.told', values: { reasons: 'a guest, large total' } },
    ]);
    expect(linesOfRisk([])).toEqual([]);
  });

  it('are none of other events, and of what is no event', () => {
    const data = { blocks: ['hand-over'] };
    expect(linesOf(entry({ type: 'HoldReleased', data }), telling)).toEqual([]);
    expect(linesOf(entry({ type: 'OrderTeleported', data }), telling)).toEqual([]);
    expect(linesOf(entry({ kind: 'note', type: 'OrderHeld', data }), telling)).toEqual([]);
  });
});

describe('toneOf', () => {
  it('is bad for a message that could not be sent, whatever it is about', () => {
    const message = (status: string) => entry({ kind: 'notification', type: 'delivered', data: { status } });
    expect(toneOf(message('FAILED'))).toBe('bad');
    expect(toneOf(message('SENT'))).toBe('plain');
  });

  it('is good for a delivery and bad for a failed one', () => {
    expect(toneOf(entry({ type: 'ParcelTracked', data: { status: 'DELIVERED' } }))).toBe('good');
    expect(toneOf(entry({ type: 'ParcelTracked', data: { status: 'DELIVERY_FAILED' } }))).toBe('bad');
    expect(toneOf(entry({ type: 'ParcelTracked', data: { status: 'IN_TRANSIT' } }))).toBe('plain');
  });
});
