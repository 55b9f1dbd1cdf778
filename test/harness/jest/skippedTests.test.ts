interface Result {
  readonly testFilePath: string;
  readonly testResults: readonly { readonly status: string; readonly fullName: string }[];
}
const { nameSkipped } = jest.requireActual<{
  nameSkipped: (results: readonly Result[], root: string, noBrowser?: string) => string[];
}>('./skippedTests.cjs');

const result = (file: string, ...tests: readonly (readonly [string, string])[]): Result => ({
  testFilePath: `/shop/${file}`,
  testResults: tests.map(([status, fullName]) => ({ status, fullName })),
});

test('a run in which everything ran says nothing', () => {
  expect(nameSkipped([result('a.test.ts', ['passed', 'it works'], ['failed', 'it fails'])], '/shop')).toEqual(
    [],
  );
});

test('each test that could not run is named, and a browser file as a whole, with the reason', () => {
  const results = [
    result('test/a.server.test.ts', ['passed', 'one'], ['pending', 'two (needs Docker Compose)']),
    result('test/b.browser.test.ts', ['pending', 'three'], ['pending', 'four']),
  ];
  expect(nameSkipped(results, '/shop', 'there is no Chromium')).toEqual([
    '3 skipped, since this machine lacks what they need:',
    '  test/a.server.test.ts: two (needs Docker Compose)',
    '  test/b.browser.test.ts: all 2',
    '  there is no Chromium',
  ]);
});
