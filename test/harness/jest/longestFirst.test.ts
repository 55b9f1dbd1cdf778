type Lane = 'pure' | 'server' | 'browser';
interface Asked {
  readonly path: string;
  readonly context: object;
}
interface Sequencer {
  sort(tests: readonly Asked[]): readonly Asked[];
}
const LongestFirst = jest.requireActual<new () => Sequencer>('./longestFirst.cjs');

/** What earlier runs on this machine have left: Jest reads and keeps it by the test's path, as `[passed, ms]`. */
type Past = Readonly<Record<string, readonly [passed: 0 | 1, ms: number]>>;

function ordered(files: Readonly<Record<string, readonly [Lane, number]>>, past: Past = {}): string[] {
  const sequencer = new (class extends LongestFirst {
    _getCache(): Past {
      return past;
    }
  })();
  const tests = Object.entries(files).map(([path, [lane, size]]) => ({
    path,
    context: { config: { displayName: { name: lane } }, hasteFS: { getSize: () => size } },
  }));
  return sequencer.sort(tests).map(({ path }) => path);
}

test('where nothing ran yet, files with servers come first, large ones before small ones', () => {
  const files = {
    rules: ['pure', 90_000],
    story: ['server', 2_000],
    texts: ['pure', 500],
    pages: ['browser', 9_000],
  } as const;
  expect(ordered(files)).toEqual(['pages', 'story', 'rules', 'texts']);
});

test('what took long comes before what did not, and what never ran in the place of its lane', () => {
  const files = {
    short: ['server', 9_000],
    long: ['server', 10],
    fresh: ['server', 10],
    rules: ['pure', 10],
    life: ['pure', 10],
  } as const;
  const past: Past = { short: [1, 5_000], long: [1, 90_000], life: [1, 9_000] };
  expect(ordered(files, past)).toEqual(['long', 'fresh', 'life', 'short', 'rules']);
});

test('what failed comes before all', () => {
  const past: Past = { short: [0, 200], long: [1, 90_000] };
  expect(ordered({ long: ['server', 10], fresh: ['server', 10], short: ['pure', 10] }, past)).toEqual([
    'short',
    'long',
    'fresh',
  ]);
});
