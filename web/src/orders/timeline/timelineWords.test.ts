import type { TimelineEntryJson } from '../../../../api/schema/order';
import { texts } from '../../i18n/en/texts';
import { concernsCustomer, EVENT_TONE, toneOf, wordingOf } from './timelineWords';

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
  it('has a sentence for every kind of event', () => {
    expect(Object.keys(texts.timeline.event).sort()).toEqual(Object.keys(EVENT_TONE).sort());
  });

  it('needs no fact that an event may lack', () => {
    const wording = wordingOf(entry({ type: 'ParcelTracked' }));
    expect(wording).toMatchObject({ key: 'timeline.event.ParcelTracked', facts: { tracking: '' } });
  });

  it('takes the courier’s word, the hold and the reason from the data', () => {
    expect(wordingOf(entry({ type: 'ParcelTracked', data: { status: 'IN_TRANSIT' } }))).toMatchObject({
      facts: { tracking: 'IN_TRANSIT' },
    });
    expect(wordingOf(entry({ type: 'OrderHeld', data: { reason: 'COURIER' } }))).toMatchObject({
      facts: { hold: 'COURIER' },
    });
  });

  it('tells messages by channel and kind, and notes by their author', () => {
    const sms = entry({ kind: 'notification', type: 'delivered', data: { channel: 'sms', status: 'SENT' } });
    expect(wordingOf(sms)).toEqual({ kind: 'message', key: 'timeline.sms', about: 'delivered' });
    const email = (status: string) => ({ ...sms, data: { channel: 'email', status } });
    expect(wordingOf(email('FAILED'))).toMatchObject({ key: 'timeline.emailUnsent' });
    expect(wordingOf(email('SUPPRESSED'))).toMatchObject({ key: 'timeline.emailUnaddressed' });
    expect(wordingOf(email('QUEUED'))).toMatchObject({ key: 'timeline.emailQueued' });
    const note = entry({ kind: 'note', type: 'NoteAdded', actor: { id: 'staff-1', role: 'support' } });
    expect(wordingOf({ ...note, data: { body: 'Call first' } })).toEqual({
      kind: 'note',
      author: 'staff-1',
      body: 'Call first',
    });
  });

  it('still says something about an event it has never heard of', () => {
    expect(wordingOf(entry({ type: 'OrderTeleported' }))).toEqual({
      kind: 'unknown',
      type: 'OrderTeleported',
    });
  });
});

describe('concernsCustomer', () => {
  it('tells customers of messages that were sent or failed, and of no others', () => {
    const message = (status: string) =>
      entry({ kind: 'notification', type: 'delivered', data: { channel: 'email', status } });
    const told = ['QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'SUPPRESSED'].filter((status) =>
      concernsCustomer(message(status)),
    );
    expect(told).toEqual(['SENT', 'DELIVERED', 'FAILED']);
    expect(concernsCustomer(entry({ data: { status: 'QUEUED' } }))).toBe(true);
  });
});

describe('toneOf', () => {
  it('is good for a delivery and bad for a failed one', () => {
    expect(toneOf(entry({ type: 'ParcelTracked', data: { status: 'DELIVERED' } }))).toBe('good');
    expect(toneOf(entry({ type: 'ParcelTracked', data: { status: 'DELIVERY_FAILED' } }))).toBe('bad');
    expect(toneOf(entry({ type: 'ParcelTracked', data: { status: 'IN_TRANSIT' } }))).toBe('plain');
  });
});
