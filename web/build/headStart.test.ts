import type { Built, BuiltChunk } from './builtChunk';
import { headStartTags } from './headStart';

const chunk = (fileName: string, extra: Partial<BuiltChunk> = {}): BuiltChunk => ({
  ...{ type: 'chunk', fileName, code: '', facadeModuleId: null, isEntry: false },
  ...{ imports: [], dynamicImports: [], moduleIds: [], ...extra },
});

const BUILT: Built = {
  'assets/main.js': chunk('assets/main.js', {
    facadeModuleId: '/any/web/src/main.tsx',
    imports: ['assets/shared.js'],
    viteMetadata: { importedCss: new Set(['assets/main.css']) },
  }),
  'assets/shared.js': chunk('assets/shared.js', {
    viteMetadata: { importedCss: new Set(['assets/shared.css']) },
  }),
  'assets/page.js': chunk('assets/page.js', {
    facadeModuleId: '/any/web/src/shop/ShopPage.tsx',
    viteMetadata: { importedCss: new Set(['assets/page.css']) },
  }),
};

const told = (built: Built): unknown[] =>
  headStartTags(built).map(({ attrs, injectTo }) => [
    attrs?.['rel'],
    attrs?.['as'] ?? 'script',
    attrs?.['href'],
    injectTo,
  ]);

test('the HTML names the application with all that it can’t run without, and its styles, which nothing waits for', () => {
  expect(told(BUILT)).toEqual([
    ['modulepreload', 'script', '/assets/main.js', 'head'],
    ['modulepreload', 'script', '/assets/shared.js', 'head'],
    ['preload', 'style', '/assets/main.css', 'head'],
    ['preload', 'style', '/assets/shared.css', 'head'],
  ]);
});

test('a build in which the application has no file of its own fails', () => {
  const { 'assets/main.js': _main, ...rest } = BUILT;
  expect(() => headStartTags(rest)).toThrow('/src/main.tsx has no chunk of its own');
});
