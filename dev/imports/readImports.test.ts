import { readImports } from './readImports';

test.each([
  [`import { place } from './place';`, './place', false],
  [`import './place';`, './place', false],
  [`import place, { type Place } from './place';`, './place', false],
  [`import { place, type Place } from './place';`, './place', false],
  [`import { type Place, type Key } from './place';`, './place', false],
  [`import type { Place } from './place';`, './place', true],
  [`export { place } from './place';`, './place', false],
  [`export * from './place';`, './place', false],
  [`export type { Place } from './place';`, './place', true],
  [`export type * from './place';`, './place', true],
  [`export { type Place } from './place';`, './place', false],
  [`const { place } = await import('./place');`, './place', false],
  ['const { place } = await import(`./place`);', './place', false],
  [`let place: import('./place').Place;`, './place', true],
  [`const place: Map<string, typeof import('./place')> = new Map();`, './place', true],
  [`import place = require('./place');`, './place', false],
  [`const place = require('./place');`, './place', false],
  [`const where = require.resolve('./place');`, './place', false],
  [`const place = module.require('./place');`, './place', false],
  [`const place = jest.requireActual('./place');`, './place', false],
  [`jest.mock('./place', () => ({}));`, './place', false],
  [`const all = import.meta.glob('./places/*.ts');`, './places/', false],
  [`const all = import.meta.glob<string>('../../**/place.ts', { eager: true });`, '../../', false],
  ['const all = import.meta.glob(`./place.ts`);', './', false],
  [`const all = import.meta.glob('../{places,keys}/*.ts');`, '../', false],
  [`const all = import.meta.glob('./**/*.ts', { base: '../places' });`, './../places/', false],
  [`const all = import.meta.glob('**/*.ts');`, '/', false],
])('%s', (text, from, typeOnly) => {
  expect(readImports('one.ts', text)).toEqual([{ from, typeOnly }]);
});

test('of several patterns each that does not leave out files is read', () => {
  const text = `import.meta.glob(['./places/*.ts', '../keys/*.ts', '!./places/*.test.ts']);`;
  expect(readImports('one.ts', text)).toEqual([
    { from: './places/', typeOnly: false },
    { from: '../keys/', typeOnly: false },
  ]);
});

test('what only looks like an import is none', () => {
  const text = `
    // import { place } from './place';
    export const text = "import './place'";
    export { text as other };
    requires('./place');
    places.glob('./places/*.ts');
    jest.spyOn(console, './place');`;
  expect(readImports('one.ts', text)).toEqual([]);
});

test('components are read as well', () => {
  const text = `import { Text } from './Text';\nexport const one = <Text>import './two'</Text>;`;
  expect(readImports('One.tsx', text)).toEqual([{ from: './Text', typeOnly: false }]);
});
