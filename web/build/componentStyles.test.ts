import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CLASS_NAMES, styleImport } from './componentStyles';

const mantine = path.resolve(require.resolve('@mantine/core'), '..', '..');

/** The style sheets that are imported for what has names of classes. */
const sheets = readdirSync(path.join(mantine, 'esm'), { recursive: true, encoding: 'utf8' })
  .filter((file) => CLASS_NAMES.test(`@mantine/core/esm/${file}`))
  .map((file) => styleImport(file).replace(/^import '@mantine\/core\/(.*)';$/, '$1'));

/** What every page has, whatever it shows. */
const ALWAYS = ['baseline', 'default-css-variables', 'global'];

test('every component of Mantine that has classes has the style sheet that is imported for it', () => {
  expect(sheets).toContain('styles/Button.layer.css');
  expect(sheets.filter((sheet) => !existsSync(path.join(mantine, sheet)))).toEqual([]);
});

test('every style sheet of Mantine is imported for something: what radios and boxes share, too', () => {
  const all = readdirSync(path.join(mantine, 'styles')).filter((file) => file.endsWith('.layer.css'));
  expect(all).toContain('InlineInput.layer.css');
  const always = ALWAYS.map((name) => `${name}.layer.css`);
  const left = all.filter((file) => !always.includes(file) && !sheets.includes(`styles/${file}`));
  expect(left).toEqual([]);
});
