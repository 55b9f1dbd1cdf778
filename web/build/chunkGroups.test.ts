import { chunksOfModules, type Modules } from './chunkGroups';

const MANTINE = '/any/node_modules/@mantine/core/esm';
const PARTS = ['Button', 'Chip', 'Select', 'Table', 'Menu', 'Tabs'];
const SOURCES: Readonly<
  Record<string, { readonly code?: string; readonly importedIds?: readonly string[] }>
> = {
  '/any/web/src/first.ts': { importedIds: ['/any/web/src/i18n/i18n.ts'] },
  '/any/web/src/i18n/i18n.ts': {},
  '/any/web/src/main.tsx': {
    code: `import { Button, useId as id } from "@mantine/core"`,
    importedIds: ['/any/web/src/i18n/i18n.ts', `${MANTINE}/index.mjs`],
  },
  '/any/web/src/shop/ShopPage.tsx': {
    code: `import { Button, Chip, Select } from "@mantine/core"`,
    importedIds: [`${MANTINE}/index.mjs`],
  },
  '/any/web/src/orders/OrderPage.tsx': {
    code: `import { Chip } from "@mantine/core"`,
    importedIds: [`${MANTINE}/index.mjs`, '/any/web/src/shell/TextLink.tsx'],
  },
  '/any/web/src/shell/TextLink.tsx': {},
  '/any/web/src/admin/a/APage.tsx': {
    code: `import { Select, Table } from "@mantine/core"`,
    importedIds: [`${MANTINE}/index.mjs`, '/any/web/src/shell/TextLink.tsx'],
  },
  '/any/web/src/admin/b/BPage.tsx': {
    code: `import { Select, Table, Tabs } from "@mantine/core"`,
    importedIds: [`${MANTINE}/index.mjs`, '/any/web/src/shell/Field.tsx'],
  },
  '/any/web/src/admin/a/OpenFilters.tsx': {
    code: `import { Menu, Table, Tabs } from "@mantine/core"`,
    importedIds: [`${MANTINE}/index.mjs`, '/any/web/src/shell/Field.tsx'],
  },
  '/any/web/src/shop/CartDrawer.tsx': {
    code: `import { Menu, Tabs } from "@mantine/core"`,
    importedIds: [`${MANTINE}/index.mjs`],
  },
  '/any/web/src/shell/Field.tsx': {},
  [`${MANTINE}/index.mjs`]: {
    code: PARTS.map((name) => `import { ${name} } from "./components/${name}/${name}.mjs";`)
      .join('\n')
      .concat('\nimport { assign, useId } from "./hooks/use-id.mjs";'),
    importedIds: [
      ...PARTS.map((name) => `${MANTINE}/components/${name}/${name}.mjs`),
      `${MANTINE}/hooks/use-id.mjs`,
    ],
  },
  [`${MANTINE}/components/Button/Button.mjs`]: { importedIds: [`${MANTINE}/core/Box.mjs`] },
};

const modules: Modules = {
  getModuleIds: () => Object.keys(SOURCES),
  getModuleInfo: (id) => ({ code: '', importedIds: [], ...SOURCES[id] }),
};

const chunks = chunksOfModules(modules);
const mantine = (file: string): string | undefined => chunks.get(`${MANTINE}/${file}.mjs`);

test('what runs first stands in one file with all that it imports, and with nothing that comes later', () => {
  expect(chunks.get('/any/web/src/first.ts')).toBe('first');
  expect(chunks.get('/any/web/src/i18n/i18n.ts')).toBe('first');
  expect([...chunks.values()].filter((chunk) => chunk === 'first')).toHaveLength(2);
});

test('what every page needs stands in one file: the parts that it names, and not all that there are', () => {
  expect(chunks.get('/any/web/src/main.tsx')).toBe('frame');
  expect(['components/Button/Button', 'core/Box', 'hooks/use-id'].map(mantine)).toEqual(
    Array(3).fill('frame'),
  );
  expect(mantine('components/Menu/Menu')).not.toBe('frame');
});

test('what several pages of customers need stands in one file, and so does what several pages of staff alone need', () => {
  expect(mantine('components/Chip/Chip')).toBe('customers');
  expect(mantine('components/Table/Table')).toBe('staff');
});

test('what one page of customers needs doesn’t come with all that staff’s pages share', () => {
  expect(mantine('components/Select/Select')).toBeUndefined();
  expect(chunks.get('/any/web/src/shop/ShopPage.tsx')).toBeUndefined();
});

test('what is small stands with what customers share, though but one of their pages and one of staff’s need it', () => {
  expect(chunks.get('/any/web/src/shell/TextLink.tsx')).toBe('customers');
});

test('what opens over pages stands in one file, without what a page shows at once', () => {
  expect(mantine('components/Menu/Menu')).toBe('overlays');
  expect(mantine('components/Tabs/Tabs')).toBeUndefined();
  expect(mantine('components/Table/Table')).toBe('staff');
});

test('what is small and stands both on a page of staff and over one comes with what their pages share', () => {
  expect(chunks.get('/any/web/src/shell/Field.tsx')).toBe('staff');
});
