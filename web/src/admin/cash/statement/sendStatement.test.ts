import type { StatementRequestJson } from '../../../../../api/schema/money/cash';
import type { StatementLine } from './readStatement';
import { byUrgency, sendStatement, toSend, type Outcome, type Outcomes } from './sendStatement';

const line = (row: number, fault?: StatementLine['fault']): StatementLine => ({
  ...{ row, consignmentId: `DD${row}`, amount: 100 * row, fee: 10 },
  ...(fault && { fault }),
});
const outcome = (consignmentId: string, became: Outcome['outcome'] = 'RECORDED'): Outcome => ({
  ...{ consignmentId, outcome: became, orderId: null, detail: null, amountLeft: null },
});
const twenty = Array.from({ length: 20 }, (_, index) => line(index + 1));

async function send(settle: (body: StatementRequestJson) => Promise<{ items: Outcome[] }>) {
  const told = new Map<number, Outcome>();
  const sending = sendStatement({
    ...{ courier: 'pathao', reference: 'INV-1', lines: twenty, settle },
    onPart: (part: Outcomes) => part.forEach((one, row) => told.set(row, one)),
  });
  return { told, failure: await sending.catch(String) };
}

test('a statement is sent in parts, in its order, and what became of each line is told with its part', async () => {
  const bodies: StatementRequestJson[] = [];
  const { told, failure } = await send((body) => {
    bodies.push(body);
    return Promise.resolve({ items: body.lines.map(({ consignmentId }) => outcome(consignmentId)) });
  });
  expect(failure).toBeUndefined();
  expect(bodies.every(({ lines }) => lines.length <= 500)).toBe(true);
  expect(bodies.flatMap(({ lines }) => lines.map(({ amount }) => amount))).toEqual(
    twenty.map(({ amount }) => amount),
  );
  expect(bodies[0]).toMatchObject({ courier: 'pathao', reference: 'INV-1', lines: { length: 8 } });
  expect([...told].map(([row, { consignmentId }]) => [row, consignmentId])).toEqual(
    twenty.map(({ row, consignmentId }) => [row, consignmentId]),
  );
});

test('a failure on the way leaves what was told before it, and the rest to be sent again', async () => {
  let parts = 0;
  const { told, failure } = await send(({ lines }) => {
    parts += 1;
    if (parts === 2) return Promise.reject(new Error('away'));
    return Promise.resolve({ items: lines.map(({ consignmentId }) => outcome(consignmentId)) });
  });
  expect(failure).toBe('Error: away');
  expect(toSend(twenty, told).map(({ row }) => row)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
});

test('what can’t be sent, or was not recorded, is sent no more or once more, and stands first', () => {
  const lines = [line(1), line(2, 'mangled'), line(3), line(4), line(5)];
  const outcomes = new Map([
    [1, outcome('DD1')],
    [3, outcome('DD3', 'REFUSED')],
    [4, outcome('DD4', 'ACCEPTED')],
  ]);
  expect(toSend(lines, outcomes).map(({ row }) => row)).toEqual([3, 4, 5]);
  expect(byUrgency(lines, outcomes).map(({ row }) => row)).toEqual([2, 3, 1, 4, 5]);
});
