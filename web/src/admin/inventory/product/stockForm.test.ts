import { changeOf, isTooFew, onHandAfter, shelfOf, type ChangeInForm } from './stockForm';

const STOCK = {
  warehouses: [
    { warehouse: 'main', onHand: 10, reserved: 3, safety: 1, available: 6, onHold: 0, pools: [] },
    { warehouse: 'north', onHand: 2, reserved: 0, safety: 0, available: 2, onHold: 0, pools: [] },
  ],
};
const form = (change: Partial<ChangeInForm>): ChangeInForm => ({
  ...{ kind: 'ADJUST', warehouse: 'main', to: '', channel: '', pieces: '', reason: 'Because' },
  ...change,
});
const main = shelfOf(STOCK, 'main');

test('a shelf where a product has never been is empty', () => {
  expect(shelfOf(STOCK, 'south')).toEqual({
    ...{ warehouse: 'south', onHand: 0, reserved: 0, safety: 0, available: 0 },
    ...{ onHold: 0, pools: [] },
  });
});

test.each([
  [{ pieces: -4 }, 6],
  [{ kind: 'COUNT', pieces: 4 }, 4],
  [{ kind: 'COUNT', pieces: '' }, undefined],
  [{ kind: 'TRANSFER', pieces: 4 }, 6],
  [{ kind: 'SAFETY', pieces: 4 }, undefined],
] as const)('%j makes the shelf hold %s', (change, after) => {
  expect(onHandAfter(form(change), main)).toBe(after);
});

test.each([
  [{ pieces: -4 }, { kind: 'ADJUST', body: { warehouse: 'main', delta: -4, reason: 'Because' } }],
  [{ pieces: 0 }, undefined],
  [{ pieces: 4, reason: ' ' }, undefined],
  [{ pieces: -8 }, undefined],
  [
    { kind: 'COUNT', pieces: '3', warehouse: 'main' },
    { kind: 'COUNT', body: { warehouse: 'main', counted: 3, reason: 'Because' } },
  ],
  [
    { kind: 'SAFETY', pieces: 4, channel: 'store' },
    { kind: 'POOL', body: { warehouse: 'main', channel: 'store', pieces: 4 } },
  ],
  [{ kind: 'SAFETY', pieces: -4, channel: 'store' }, undefined],
  [{ kind: 'COUNT', pieces: 2 }, undefined],
  [{ kind: 'COUNT', pieces: -1, warehouse: 'north' }, undefined],
  [
    { kind: 'TRANSFER', pieces: 7, to: 'north' },
    { kind: 'TRANSFER', body: { from: 'main', to: 'north', quantity: 7, reason: 'Because' } },
  ],
  [{ kind: 'TRANSFER', pieces: 8, to: 'north' }, undefined],
  [{ kind: 'TRANSFER', pieces: 1, to: 'main' }, undefined],
  [{ kind: 'TRANSFER', pieces: 1 }, undefined],
  [
    { kind: 'SAFETY', pieces: 0, reason: '' },
    { kind: 'SAFETY', body: { warehouse: 'main', pieces: 0 } },
  ],
  [{ kind: 'SAFETY', pieces: -1 }, undefined],
  [{ kind: 'SAFETY', pieces: 1.5 }, undefined],
] as const)('%j is sent as %j', (change, sent) => {
  expect(changeOf(form(change), STOCK)).toEqual(sent);
});

test('fewer pieces than are reserved are too few', () => {
  expect([-7, -8].map((pieces) => isTooFew(form({ pieces }), main))).toEqual([false, true]);
});
