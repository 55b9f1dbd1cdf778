import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { styleImport } from './componentStyles';

const mantine = path.resolve(require.resolve('@mantine/core'), '..', '..');

test('every component of Mantine that has classes has the style sheet that is imported for it', () => {
  const files = readdirSync(path.join(mantine, 'esm', 'components'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((file) => file.endsWith('.module.mjs'));
  const sheets = files.map((file) => styleImport(file).replace(/^import '@mantine\/core\/(.*)';$/, '$1'));
  expect(sheets).toContain('styles/Button.layer.css');
  expect(sheets.filter((sheet) => !existsSync(path.join(mantine, sheet)))).toEqual([]);
});
