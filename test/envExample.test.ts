import { readFileSync } from 'node:fs';
import path from 'node:path';
import { STACK_VARIABLES } from '../dev/stack/settings';
import { VENDOR_SETTINGS } from '../providers/settings';
import { SANDBOX_VARIABLES } from '../sandbox/options';
import { VARIABLES } from '../config/config';
import { STAND_INS } from '../config/standIns';

/** Read by Compose and by the tests alone. */
const OF_NO_PROGRAM = ['POSTGRES_PASSWORD', 'TEST_DATABASE_URL', 'TEMPORAL_CLI_PATH'];

/** Every variable of `.env.example`, with the value that is shown for it. */
const shown = new Map(
  readFileSync(path.resolve(__dirname, '..', '.env.example'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, value] = /^#([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
);

const known = [...new Set([...VARIABLES, ...SANDBOX_VARIABLES, ...STACK_VARIABLES, ...OF_NO_PROGRAM])];

test.each(known)('.env.example shows %s', (name) => {
  expect([...shown.keys()]).toContain(name);
});

test('.env.example shows no variable that nobody reads', () => {
  expect([...shown.keys()].filter((name) => !known.includes(name))).toEqual([]);
});

test('a vendor’s accounts and secrets are shown with the sandbox’s values', () => {
  const { DATABASE_URL: _shownAsAnExample, ...vendors } = STAND_INS;
  expect(Object.keys(vendors).map((name) => [name, shown.get(name)])).toEqual(Object.entries(vendors));
});

test('Compose passes every vendor’s variables to the programs', () => {
  const deployment = readFileSync(path.resolve(__dirname, '..', 'docker-compose.yml'), 'utf8');
  const wanted = Object.values(VENDOR_SETTINGS).flatMap(({ variables }) => variables);
  expect(wanted.filter((name) => !deployment.includes(`  ${name}: \${${name}:-}\n`))).toEqual([]);
});
