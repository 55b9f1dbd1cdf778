import { randomBytes } from 'node:crypto';
import type { Built, BuiltChunk } from './builtChunk';
import { heavyStart, tooHeavy, weighPages } from './weightBudget';

/** Can't be compressed: as many bytes of script as are asked for, and a few more. */
const code = (bytes: number): string => randomBytes(Math.ceil(bytes / 2)).toString('hex');

function chunk(source: string | null, bytes: number, extra: Partial<BuiltChunk> = {}): BuiltChunk {
  return {
    type: 'chunk',
    fileName: `assets/${source?.split('/').at(-1) ?? 'shared'}-${bytes}.js`,
    code: code(bytes),
    facadeModuleId: source && `/anywhere/web${source}`,
    moduleIds: [],
    isEntry: source === '/src/first.ts',
    ...{ imports: [], dynamicImports: [], ...extra },
  };
}

const SHEET = { type: 'asset', fileName: 'assets/page.css', source: '.page { color: red }' } as const;

function built(pages: readonly BuiltChunk[], more: Built = {}): Built {
  const frame = [
    chunk('/src/first.ts', 3_000),
    chunk('/src/main.tsx', 80_000),
    chunk('/src/i18n/en.ts', 5_000),
    chunk('/src/i18n/bn.ts', 9_000),
  ];
  return { ...Object.fromEntries([...frame, ...pages].map((one) => [one.fileName, one])), ...more };
}

const shop = (bytes: number, extra: Partial<BuiltChunk> = {}) =>
  chunk('/src/shop/products/ShopPage.tsx', bytes, extra);

test('a page is weighed with the frame, its texts, and all that it can’t run without, each once', () => {
  const shared = chunk(null, 20_000);
  const page = shop(10_000, {
    imports: [shared.fileName],
    dynamicImports: ['assets/later.js'],
    viteMetadata: { importedCss: new Set([SHEET.fileName]) },
  });
  const [english, bangla] = weighPages(
    built([page, shared], {
      [SHEET.fileName]: SHEET,
      'assets/later.js': chunk(null, 200_000, { fileName: 'assets/later.js' }),
    }),
  );
  expect(english).toMatchObject({ page: '/anywhere/web/src/shop/products/ShopPage.tsx', language: 'en' });
  // Hexadecimal digits carry half a byte each.
  expect(english?.script).toBeGreaterThan(118_000 / 2);
  expect(english?.script).toBeLessThan(150_000 / 2);
  expect((bangla?.script ?? 0) - (english?.script ?? 0)).toBeGreaterThan(1_500);
  expect(english?.style).toBeGreaterThan(20);
});

test('a page for customers that is too heavy is named with its weight and its budget', () => {
  expect(tooHeavy(weighPages(built([shop(10_000)])))).toEqual([]);
  const faults = tooHeavy(weighPages(built([shop(230_000)])));
  expect(faults).toHaveLength(2);
  expect(faults[0]).toMatch(
    /ShopPage\.tsx \(en\) fetches 1[67]\d\.\d kB of scripts, gzipped; its budget is 150\.0 kB\.$/,
  );
});

test('staff’s pages may be heavier, and not by any amount', () => {
  const admin = (bytes: number) => chunk('/src/admin/order/AdminOrderPage.tsx', bytes);
  expect(tooHeavy(weighPages(built([admin(220_000)])))).toEqual([]);
  expect(tooHeavy(weighPages(built([admin(420_000)])))).toHaveLength(2);
});

test('styles have a budget, too', () => {
  const page = shop(1_000, { viteMetadata: { importedCss: new Set([SHEET.fileName]) } });
  const heavy = { ...SHEET, source: code(40_000) };
  expect(tooHeavy(weighPages(built([page], { [SHEET.fileName]: heavy })))[0]).toMatch(/kB of styles/);
});

test('the first script, which all others wait for, is small with all that it imports', () => {
  expect(heavyStart(built([shop(1_000)]))).toEqual([]);
  const react = chunk(null, 120_000);
  const first = chunk('/src/first.ts', 3_000, { imports: [react.fileName] });
  expect(heavyStart(built([first, react]))).toEqual([
    expect.stringMatching(/^The first script is 6\d\.\d kB, gzipped; its budget is 10\.0 kB\.$/),
  ]);
});

test('what can’t be weighed is no light page: the build fails', () => {
  expect(() => weighPages(built([]))).toThrow('No page was built');
  const { 'assets/main.tsx-80000.js': _main, ...rest } = built([shop(1_000)]);
  expect(() => weighPages(rest)).toThrow('/src/main.tsx has no chunk of its own');
});
