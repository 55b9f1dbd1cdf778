import fc from 'fast-check';
import { malformation } from '../commandShape';
import type { OrderState } from '../order/order';
import { DEMO_POLICY, STANDARD_POLICY } from '../order/policy';
import { given } from '../testing/given';
import { after, PEOPLE } from '../testing/orders';
import { imeiOf, orderAsking } from '../testing/serials';
import { packed, PARCEL } from '../testing/stages';
import type { LineScan } from './scans';

const [FIRST, SECOND, THIRD] = [imeiOf(1), imeiOf(2), imeiOf(3)];
const phones = (...values: readonly string[]): readonly LineScan[] => [{ lineId: '1', values }];
const RECORDED = { ...STANDARD_POLICY, serials: 'recorded' } as const;

/** What a pack is refused for, by the pointer to it. */
function faultsOf(order: OrderState, serials?: readonly LineScan[]): Readonly<Record<string, string>> {
  const { extra } = given(order)
    .when('pack', serials ? { serials } : {}, PEOPLE.warehouse)
    .isRefused('validation', /./);
  const faults = (extra.errors ?? []).map((fault) => ['pointer' in fault ? fault.pointer : '', fault.detail]);
  return Object.fromEntries(faults);
}

describe('packing what asks for its numbers', () => {
  test('keeps which pieces lie in the parcel, in their one form', () => {
    const spaced = `${FIRST.slice(0, 2)} ${FIRST.slice(2)}`;
    const serials = [{ lineId: '1', kind: 'IMEI', values: [FIRST, SECOND] }] as const;
    given(orderAsking())
      .when('pack', { serials: phones(spaced, SECOND) }, PEOPLE.warehouse)
      .yields({ type: 'PickingStarted' }, { ...packed, serials });
    const order = after(orderAsking(), { ...packed, serials });
    expect(order.parcels).toMatchObject([{ id: PARCEL, serials }]);
  });

  test('by the status, too, and by no other status', () => {
    const serials = phones(FIRST, SECOND);
    const kept = [{ lineId: '1', kind: 'IMEI', values: [FIRST, SECOND] }] as const;
    given(orderAsking())
      .when('setStatus', { status: 'READY', serials }, PEOPLE.warehouse)
      .yields({ type: 'PickingStarted' }, { ...packed, serials: kept });
    given(orderAsking())
      .when('setStatus', { status: 'READY' }, PEOPLE.warehouse)
      .isRefused('validation', /asks for the IMEI of each piece/);
    given(orderAsking())
      .when('setStatus', { status: 'PROCESSING', serials }, PEOPLE.warehouse)
      .isRefused('validation', /Nothing is packed by PROCESSING/);
  });

  test.each<[string, readonly LineScan[] | undefined, Readonly<Record<string, RegExp>>]>([
    ['nothing was scanned', undefined, { '/serials': /2 packed, 0 scanned/ }],
    ['one is missing', phones(FIRST), { '/serials/0/values': /^2 packed, 1 scanned\.$/ }],
    ['one is too many', phones(FIRST, SECOND, THIRD), { '/serials/0/values': /^2 packed, 3 scanned\.$/ }],
    [
      'one scan is for two pieces',
      phones(FIRST, FIRST),
      { '/serials/0/values/1': /One scan for two pieces/ },
    ],
    [
      'one scan in two spellings is for two pieces',
      phones(FIRST, `${FIRST.slice(0, 8)}-${FIRST.slice(8)}`),
      { '/serials/0/values/1': /One scan for two pieces/ },
    ],
    ['a digit is missing', phones(FIRST, SECOND.slice(1)), { '/serials/0/values/1': /14 digits/ }],
    ['it has letters', phones('IMEI: X', SECOND), { '/serials/0/values/0': /digits alone/ }],
    [
      'the line asks for none',
      [...phones(FIRST, SECOND), { lineId: '2', values: [THIRD] }],
      { '/serials/1/lineId': /asks for no serial numbers/ },
    ],
    [
      'there is no such line',
      [...phones(FIRST, SECOND), { lineId: '9', values: [] }],
      { '/serials/1/lineId': /no line 9/ },
    ],
    [
      'the line comes twice',
      [...phones(FIRST, SECOND), ...phones(THIRD)],
      { '/serials/1/lineId': /comes twice/ },
    ],
  ])('is refused where %s', (_why, serials, faults) => {
    expect(faultsOf(orderAsking(), serials)).toEqual(
      Object.fromEntries(
        Object.entries(faults).map(([pointer, detail]) => [pointer, expect.stringMatching(detail)]),
      ),
    );
  });

  test('is refused of a line that is packed already', () => {
    const rest = after(orderAsking(), { ...packed, lines: [{ lineId: '1', quantity: 2 }] });
    expect(faultsOf(rest, phones(FIRST, SECOND))).toEqual({
      '/serials/0/lineId': 'Nothing of line 1 is packed now.',
    });
  });

  test('of two numbers alike of different kinds neither is the other', () => {
    const order = orderAsking();
    const [first, second, ...others] = order.lines;
    if (!first || !second) throw new Error('The usual order has two lines');
    const lines = [first, { ...second, serials: 'SERIAL' as const }, ...others];
    given({ ...order, lines })
      .when('pack', { serials: [...phones(FIRST, SECOND), { lineId: '2', values: [FIRST] }] })
      .yields({ type: 'PickingStarted' }, expect.objectContaining({ type: 'ParcelPacked' }));
  });
});

describe('where numbers are recorded and not required', () => {
  test.each([
    ['nothing was scanned', undefined],
    ['nothing was scanned of the line', phones()],
  ])('a parcel is packed though %s', (_what, serials) => {
    given(orderAsking('IMEI', RECORDED))
      .when('pack', serials ? { serials } : {}, PEOPLE.warehouse)
      .yields({ type: 'PickingStarted' }, packed);
  });

  test('what was scanned is checked all the same, and kept of as many pieces as were scanned', () => {
    const order = orderAsking('IMEI', RECORDED);
    expect(faultsOf(order, phones(FIRST, FIRST))).toHaveProperty(['/serials/0/values/1']);
    const serials = [{ lineId: '1', kind: 'IMEI', values: [FIRST] }] as const;
    given(order)
      .when('pack', { serials: phones(FIRST) }, PEOPLE.warehouse)
      .yields({ type: 'PickingStarted' }, { ...packed, serials });
  });

  test('so they are in orders of policies that say nothing of them, and where orders are packed by themselves', () => {
    const { serials: _said, ...silent } = STANDARD_POLICY;
    for (const policy of [silent, DEMO_POLICY, { ...DEMO_POLICY, serials: 'required' as const }])
      given(orderAsking('IMEI', policy))
        .when('pack', {}, PEOPLE.warehouse)
        .yields({ type: 'PickingStarted' }, packed);
  });
});

test('as many different numbers as pieces are taken, whichever they are, and none is lost or changed', () => {
  const pieces = fc.uniqueArray(fc.nat({ max: 999_999 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(pieces, (two) => {
      const values = two.map(imeiOf);
      given(orderAsking())
        .when('pack', { serials: phones(...values) })
        .yields({ type: 'PickingStarted' }, { ...packed, serials: [{ lineId: '1', kind: 'IMEI', values }] });
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['356938035643809'],
  [{}],
  [[{ lineId: '1' }]],
  [[{ lineId: '', values: [] }]],
  [[{ lineId: '1', values: [356_938_035_643_809] }]],
  [[{ lineId: '1', values: [' '] }]],
  [[{ lineId: '1', values: ['1'.repeat(101)] }]],
  [[null]],
])('scans that are none are malformed: %j', (serials) => {
  for (const [name, fields] of [
    ['pack', {}],
    ['setStatus', { status: 'READY' }],
  ] as const)
    expect(malformation(name, { ...fields, serials })).toMatch(/serials must be a list/);
});
