import { costsOf, placeOf, sumOf } from './cpuProfile';

const node = (id: number, functionName: string, url = '') => ({ id, callFrame: { functionName, url } });

test('time is counted for whoever was running, and rest for nobody', () => {
  const profile = {
    nodes: [node(1, '(root)'), node(2, 'parse', 'file:///x/node_modules/pg/lib/a.js'), node(3, '(idle)')],
    samples: [2, 3, 2, 1],
    timeDeltas: [1_000, 5_000, 500, 100],
  };
  expect([...costsOf(JSON.stringify(profile))]).toEqual([['pg', 1_500]]);
});

test('threads are added up by place', () => {
  const [one, two] = [new Map([['pg', 1]]), new Map([['pg', 2], ['rxjs', 3]])]; // prettier-ignore
  expect([...sumOf([one, two])]).toEqual([
    ['pg', 3],
    ['rxjs', 3],
  ]);
});

test.each([
  ['f', '/s/node_modules/@temporalio/worker/lib/a.js', '@temporalio/worker'],
  ['f', 'file:///s/node_modules/pg/lib/a.js', 'pg'],
  ['f', 'node:zlib', 'node:zlib'],
  ['f', 'node:internal/crypto/cipher', 'node:crypto'],
  ['f', 'file:///s/dist/domain/money/writeMoney.js', 'domain/money'],
  ['f', 'file:///s/dist/worker.js', 'worker'],
  ['f', '/s/dist/workflow-bundle.js', 'workflows (bundle)'],
  ['RegExp: ^a', '', 'regular expressions'],
  ['(garbage collector)', '', '(garbage collector)'],
  ['', '', '(native)'],
])('%s of %s is of %s', (functionName, url, place) => {
  expect(placeOf({ functionName, url })).toBe(place);
});

test('what is no profile is refused', () => {
  expect(() => costsOf('{}')).toThrow('nodes');
});
