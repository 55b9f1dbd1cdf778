import type { AdminOrderJson } from '../../../../api/schema/admin';
import { ApiProblem } from '../../http/problem';
import { fewAtATime, jobOf, parcelIn, patiently, takesAway, type Job } from './jobs';

const parcel = (id: string, more: object = {}) => ({
  ...{ id, warehouse: 'main', status: 'BOOKED', consignmentId: `DC-${id}`, error: null },
  ...more,
});
const packed = (...shipments: object[]) => ({ shipments }) as unknown as AdminOrderJson;
const ORDER = { id: 'o', number: 'TL-1' };

test('the parcel of a bench is the newest of its warehouse that was not taken back', () => {
  const order = packed(
    parcel('1'),
    parcel('2'),
    parcel('3', { warehouse: 'north' }),
    parcel('4', { status: 'PULLED' }),
  );
  expect(parcelIn(order, 'main')?.id).toBe('2');
  expect(parcelIn(order, 'north')?.id).toBe('3');
  expect(parcelIn(order, 'moon')).toBeUndefined();
});

test('a job is over once its parcel has a label, or its courier refuses it', () => {
  const of = (...shipments: object[]) => jobOf(ORDER, packed(...shipments), 'main', 5);
  expect(of()).toBeUndefined();
  expect(of(parcel('1', { consignmentId: null }))).toBeUndefined();
  expect(of(parcel('1'))).toMatchObject({ ...ORDER, at: 5, state: 'ready', parcel: { id: '1' } });
  expect(of(parcel('1', { consignmentId: null, error: 'weight' }))).toMatchObject({
    ...{ state: 'unbooked', refused: 'weight' },
  });
});

test('an order is off the list from the moment it is packed until the list is read anew, and back when it failed', () => {
  const states = ['packing', 'booking', 'ready', 'unbooked', 'unscanned', 'failed'] as const;
  const away = (listReadAt: number) =>
    states.filter((state) => takesAway({ ...ORDER, at: 10, state } as unknown as Job, listReadAt));
  expect(away(5)).toEqual(['packing', 'booking', 'ready', 'unbooked']);
  expect(away(15)).toEqual(['packing', 'booking']);
});

test('all is done, and no more than a few at a time', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await fewAtATime([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((next) => setTimeout(next, 1));
    running -= 1;
    done.push(item);
  });
  expect([most, done.toSorted((one, other) => one - other)]).toEqual([3, [1, 2, 3, 4, 5, 6, 7]]);
});

describe('a call that the API had too many requests for', () => {
  const problem = (code: string, retryAfter?: number) =>
    new ApiProblem(
      { type: `https://throughline.dev/problems/${code}`, title: '', status: 429, detail: '', instance: '/' },
      retryAfter,
    );
  const failing = (error: Error, times: number) => {
    const call = jest.fn(async () => 'done');
    for (let time = 0; time < times; time += 1) call.mockRejectedValueOnce(error);
    return call;
  };

  test('is made again after the time that the API names', async () => {
    const pause = jest.fn(async () => undefined);
    const call = failing(problem('rate-limited', 7), 2);
    await expect(patiently(call, pause)).resolves.toBe('done');
    expect([call.mock.calls.length, pause.mock.calls]).toEqual([3, [[7_000], [7_000]]]);
  });

  test('is given up at last, and any other refusal at once', async () => {
    const pause = jest.fn(async () => undefined);
    const call = failing(problem('rate-limited'), 9);
    await expect(patiently(call, pause)).rejects.toThrow(ApiProblem);
    expect(call).toHaveBeenCalledTimes(6);
    const refused = failing(problem('not-allowed'), 1);
    await expect(patiently(refused, pause)).rejects.toThrow(ApiProblem);
    expect(refused).toHaveBeenCalledTimes(1);
  });
});
