import { COMMAND_AT, given } from '../testing/given';
import { PEOPLE, after, later } from '../testing/orders';
import { orderAt } from '../testing/stages';
import { SYSTEM } from '../people/actor';
import { malformation } from '../commandShape';
import type { OrderFact } from '../facts';

const ready = orderAt('ready');
const put: OrderFact = { type: 'OrderHeld', reason: 'MANUAL', key: 'call-first', blocks: ['hand-over'] };

describe('hold', () => {
  test('puts a hold that its sender looks after, and numbers it by its event', () => {
    given(ready)
      .when('hold', { reason: 'MANUAL', blocks: ['payment'], notes: 'Call first' }, PEOPLE.finance)
      .yields({
        type: 'OrderHeld',
        reason: 'MANUAL',
        key: `manual-${ready.version + 1}`,
        blocks: ['payment'],
        owner: 'finance',
        notes: 'Call first',
      });
  });

  test('takes the key that its sender gives it; what the system puts is for support', () => {
    given(ready)
      .when('hold', { reason: 'MANUAL', blocks: ['release'], key: 'call-first' }, SYSTEM)
      .yields({
        type: 'OrderHeld',
        reason: 'MANUAL',
        key: 'call-first',
        blocks: ['release'],
        owner: 'support',
      });
  });

  test('finds a key that is free where nobody names one', () => {
    const taken = (n: number): OrderFact => ({ ...put, key: `manual-${n}` });
    const next = ready.version + 3;
    given(after(ready, taken(next), taken(next + 1)))
      .when('hold', { reason: 'MANUAL', blocks: ['release'] })
      .yields(expect.objectContaining({ key: `manual-${next + 2}` }));
  });

  test('is refused for a key that would not stand in an address', () => {
    for (const key of ['x'.repeat(41), 'a/b', '-a', 'a b', '.', 'রহিম']) {
      const { extra } = given(ready)
        .when('hold', { reason: 'MANUAL', blocks: ['release'], key })
        .isRefused('validation', /key/);
      expect(extra.errors).toMatchObject([{ pointer: '/key' }]);
    }
    for (const key of ['x'.repeat(40), '7', 'A.b_c-d']) {
      given(ready)
        .when('hold', { reason: 'MANUAL', blocks: ['release'], key })
        .yields(expect.objectContaining({ key }));
    }
  });

  test('is refused for a key that is taken, or that is a reason', () => {
    for (const key of ['call-first', 'PAYMENT']) {
      given(after(ready, put))
        .when('hold', { reason: 'MANUAL', blocks: ['release'], key })
        .isRefused('not-allowed', /key/);
    }
  });

  test('is refused to an order that has ended, and to one that has twenty holds', () => {
    const blocks = ['release'] as const;
    given(orderAt('closed'))
      .when('hold', { reason: 'MANUAL', blocks })
      .isRefused('not-allowed', /closed/);
    const many = Array.from({ length: 20 }, (_, n): OrderFact => ({ ...put, key: `manual-${n}` }));
    given(after(ready, ...many.slice(1)))
      .when('hold', { reason: 'MANUAL', blocks })
      .yields(expect.objectContaining({ type: 'OrderHeld' }));
    given(after(ready, ...many))
      .when('hold', { reason: 'MANUAL', blocks })
      .isRefused('not-allowed', /20 holds/);
  });

  test('may have an end, and then says what happens at it', () => {
    const put = { reason: 'MANUAL', blocks: ['release'], key: 'call-first' } as const;
    const held = { type: 'OrderHeld', ...put, owner: 'support' } as const;
    for (const byDefault of ['release', 'cancel'] as const) {
      given(ready)
        .when('hold', { ...put, until: '2026-03-02T16:00:00+06:00', default: byDefault })
        .yields({ ...held, until: '2026-03-02T10:00:00.000Z', default: byDefault });
    }
    expect(after(ready, { ...held, until: later(9_000), default: 'cancel' }).holds).toMatchObject([
      { key: 'call-first', until: later(9_000), default: 'cancel' },
    ]);
  });

  test('is refused with an end that is not ahead, or more than 366 days', () => {
    const put = { reason: 'MANUAL', blocks: ['release'], default: 'release' } as const;
    const latest = later(1_000 + 366 * 86_400);
    for (const until of [later(999), COMMAND_AT, later(1_001 + 366 * 86_400)]) {
      const { extra } = given(ready)
        .when('hold', { ...put, until })
        .isRefused('validation', new RegExp(`/until: .*after ${COMMAND_AT} and by ${latest}`));
      expect(extra.errors).toMatchObject([{ pointer: '/until' }]);
    }
    for (const until of [later(1_001), latest]) {
      given(ready)
        .when('hold', { ...put, until })
        .yields(expect.objectContaining({ type: 'OrderHeld', until }));
    }
  });

  test('has no order cancelled for somebody who may not cancel one', () => {
    const put = { reason: 'MANUAL', blocks: ['release'], until: later(2_000) } as const;
    for (const role of ['warehouse', 'finance'] as const) {
      given(ready)
        .when('hold', { ...put, default: 'cancel' }, PEOPLE[role])
        .isRefused('forbidden', new RegExp(`role ${role} may not`));
      given(ready)
        .when('hold', { ...put, default: 'release' }, PEOPLE[role])
        .yields(expect.objectContaining({ type: 'OrderHeld', default: 'release' }));
    }
    for (const actor of [PEOPLE.support, PEOPLE.admin, SYSTEM])
      given(ready)
        .when('hold', { ...put, default: 'cancel' }, actor)
        .yields(expect.objectContaining({ type: 'OrderHeld', default: 'cancel' }));
  });

  test.each([
    ['until', { until: later(2_000) }],
    ['default', { default: 'cancel' as const }],
  ])('is refused with %s alone', (_what, alone) => {
    const { extra } = given(ready)
      .when('hold', { reason: 'MANUAL', blocks: ['release'], ...alone })
      .isRefused('validation', /until/);
    expect(extra.errors).toMatchObject([{ pointer: '/default' }]);
  });

  test('is malformed with blocks that are none, or not each once', () => {
    for (const blocks of [[], ['nonsense'], ['release', 'nonsense'], ['release', 'release'], 'release', 7])
      expect(malformation('hold', { reason: 'MANUAL', blocks })).toMatch(/blocks must be a list/);
  });

  test('is malformed with an end that is no instant, or another thing to happen', () => {
    const put = { reason: 'MANUAL', blocks: ['release'] };
    for (const until of ['x2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z (noon)', '2026-03-01T10:00:00.Z'])
      expect(malformation('hold', { ...put, until, default: 'cancel' })).toMatch(/until must be an instant/);
    for (const until of [
      '2026-03-01T10:00:00.123Z',
      '2026-03-01T10:00:00.5+06:00',
      '2026-03-01T10:00:00-11:30',
    ])
      expect(malformation('hold', { ...put, until, default: 'cancel' })).toBeUndefined();
    for (const until of [
      'tomorrow',
      '2026-13-01T00:00:00Z',
      '2026-03-01',
      '',
      5,
      null,
      ['2026-03-01T10:00:00Z'],
    ])
      expect(malformation('hold', { ...put, until, default: 'cancel' })).toMatch(/until must be an instant/);
    for (const byDefault of ['forget', '', null])
      expect(malformation('hold', { ...put, default: byDefault })).toMatch(/default must be one of/);
    expect(
      malformation('hold', { ...put, until: '2026-03-01T10:00:00Z', default: 'cancel' }),
    ).toBeUndefined();
    expect(malformation('hold', put)).toBeUndefined();
  });

  test('keeps from happening what it blocks, until it is released', () => {
    const held = after(ready, put);
    given(held)
      .when('handOver', {}, PEOPLE.warehouse)
      .isRefused('not-allowed', /held: call-first/);
    const released = after(held, { type: 'HoldReleased', reason: 'MANUAL', key: 'call-first' });
    given(released)
      .when('handOver', {}, PEOPLE.warehouse)
      .yields(expect.objectContaining({ type: 'ParcelHandedOver' }));
    const unpaid = after(orderAt('payment failed'), { ...put, blocks: ['payment'] });
    given(unpaid)
      .when('pay', { method: 'card', token: 'tok' }, PEOPLE.customer)
      .isRefused('not-allowed', /held/);
  });
});

describe('releaseHold', () => {
  const both = after(ready, put, { type: 'OrderHeld', reason: 'PAYMENT' });

  test('ends the hold of that key, with the fact that release records', () => {
    given(both)
      .when('releaseHold', { key: 'call-first', notes: 'Called' }, PEOPLE.support)
      .yields({ type: 'HoldReleased', reason: 'MANUAL', key: 'call-first', notes: 'Called' });
    given(both)
      .when('releaseHold', { key: 'PAYMENT' }, PEOPLE.finance)
      .yields({ type: 'HoldReleased', reason: 'PAYMENT' });
  });

  test('is refused for a hold that is not there, and where only a review is', () => {
    given(both)
      .when('releaseHold', { key: 'manual-1' })
      .isRefused('not-allowed', /no hold with the key manual-1/);
    given(orderAt('under review'))
      .when('releaseHold', { key: 'FRAUD_REVIEW' })
      .isRefused('not-allowed', /No hold can be released/);
    given(after(orderAt('under review'), put))
      .when('releaseHold', { key: 'FRAUD_REVIEW' })
      .isRefused('not-allowed', /decision/);
  });

  test('is forbidden to roles that the hold is not for', () => {
    given(both)
      .when('releaseHold', { key: 'PAYMENT' }, PEOPLE.warehouse)
      .isRefused('forbidden', /support or finance/);
    given(both)
      .when('releaseHold', { key: 'call-first' }, PEOPLE.finance)
      .isRefused('forbidden', /administrators/);
  });
});
