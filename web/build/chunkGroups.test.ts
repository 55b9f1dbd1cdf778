import { CHUNK_GROUPS } from './chunkGroups';

const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  '/any/web/src/i18n/i18n.ts': ['/any/web/src/first.ts', '/any/web/src/i18n/useTranslation.ts'],
  '/any/web/src/i18n/languages.ts': ['/any/web/src/i18n/i18n.ts'],
  '/any/web/src/i18n/useTranslation.ts': ['/any/web/src/main.tsx'],
  '/any/node_modules/react/index.js': ['/any/web/src/main.tsx', '/any/node_modules/react-dom/index.js'],
  '/any/node_modules/react-dom/index.js': ['/any/node_modules/react/index.js'],
};

const groupOf = (id: string): unknown => {
  const modules = { getModuleInfo: (one: string) => ({ importers: IMPORTERS[one] ?? [] }) };
  const name = CHUNK_GROUPS[0]?.name;
  return typeof name === 'function' ? name(id, modules) : undefined;
};

test('the first script stands in one file with all that it imports, and with nothing that comes later', () => {
  expect(groupOf('/any/web/src/first.ts')).toBe('first');
  expect(groupOf('/any/web/src/i18n/languages.ts')).toBe('first');
  expect(groupOf('/any/web/src/main.tsx')).toBeNull();
  expect(groupOf('/any/web/src/i18n/useTranslation.ts')).toBeNull();
  expect(groupOf('/any/node_modules/react/index.js')).toBeNull();
});
