import { after } from '../testing/orders';
import { orderAt } from '../testing/stages';
import { isBlocked } from './holds';
import { reviveHolds, type StoredOrder } from './reviveHolds';

const inReview = orderAt('under review');

test('reasons that stood alone become holds as their table has them, since placement', () => {
  const stored: StoredOrder = { ...inReview, holds: ['FRAUD_REVIEW', 'PAYMENT'] };
  const revived = reviveHolds(stored);
  expect(revived).toMatchObject({
    holds: [
      { key: 'FRAUD_REVIEW', reason: 'FRAUD_REVIEW', owner: 'support', since: inReview.placedAt },
      { key: 'PAYMENT', blocks: ['release', 'hand-over'], owner: 'finance' },
    ],
  });
  expect(isBlocked(revived, 'release')).toBe(true);
  expect({ ...revived, holds: [] }).toEqual({ ...inReview, holds: [] });
});

test('those of a cancellation too', () => {
  const { cancellation } = orderAt('cancelling');
  if (!cancellation) throw new Error('It is being cancelled');
  const stored: StoredOrder = {
    ...orderAt('cancelling'),
    cancellation: { ...cancellation, holds: ['COURIER'] },
  };
  expect(reviveHolds(stored).cancellation).toMatchObject({ ...cancellation, holds: [{ key: 'COURIER' }] });
});

test('an order of this release stays as it is', () => {
  const held = after(orderAt('cancelling'), { type: 'OrderHeld', reason: 'COURIER' });
  for (const order of [inReview, held, orderAt('placed')]) expect(reviveHolds(order)).toStrictEqual(order);
});
