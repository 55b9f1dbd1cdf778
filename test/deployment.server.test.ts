import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REQUIRED_IN_PRODUCTION } from '../config/standIns';

const root = path.resolve(__dirname, '..');
let folder: string;

/** What docs/operations.md tells to set: all that has no stand-in, and the password that the database's address is made of. */
const ASKED: readonly string[] = REQUIRED_IN_PRODUCTION.map((name) =>
  name === 'DATABASE_URL' ? 'POSTGRES_PASSWORD' : name,
);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'deployment-'));
  cpSync(path.join(root, 'docker-compose.yml'), path.join(folder, 'docker-compose.yml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function writeEnvironment(lines: readonly string[]): void {
  writeFileSync(path.join(folder, '.env'), `${lines.join('\n')}\n`);
}

/** The configuration with everything filled in, by Debian's program or by the plugin of Docker's own packages. */
function compose(): string {
  const programs = [['docker-compose'], ['docker', 'compose']];
  for (const [program = '', ...first] of programs) {
    const { status, stdout, stderr } = spawnSync(program, [...first, 'config'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
      encoding: 'utf8',
    });
    if (status === 0) return stdout;
    if (status !== null && program === 'docker-compose') throw new Error(stderr);
  }
  throw new Error('This test needs docker-compose (apt-get install docker-compose)');
}

test('Compose accepts the deployment as it comes: servers, two APIs, two workers', () => {
  rmSync(path.join(folder, '.env'), { force: true });
  const said = compose();
  expect(said.match(/^ {2}(?:api|worker)-\d:$/gm)).toEqual([
    '  api-1:',
    '  api-2:',
    '  worker-1:',
    '  worker-2:',
  ]);
  expect(said).toMatch(/^ {4}image: postgres:\S+$/m);
  expect(said).toMatch(/^ {4}image: temporalio\/auto-setup:\S+$/m);
  expect(said.match(/WORKER_METRICS_PORT: '?9464'?/g)).toHaveLength(2);
  expect(said).toContain('TRUSTED_PROXIES: loopback, uniquelocal');
  expect(said).not.toMatch(/sandbox/i);
});

test('nothing secret has a value of its own: what is unset reaches the programs empty, and they refuse it', () => {
  rmSync(path.join(folder, '.env'), { force: true });
  const said = compose();
  for (const name of ASKED) {
    const values = new Set(said.match(new RegExp(`^ +${name}: .*$`, 'gm'))?.map((line) => line.trim()));
    expect(values).toEqual(new Set([`${name}: ''`]));
  }
});

test('what is set in .env reaches every program of ours', () => {
  writeEnvironment([...ASKED.map((name) => `${name}=secret`), 'PUBLIC_URL=https://shop.example']);
  const said = compose();
  const programs = said.match(/^ {4}image: throughline$/gm)?.length ?? 0;
  expect(programs).toBeGreaterThan(0);
  for (const name of ASKED.filter((asked) => asked !== 'POSTGRES_PASSWORD')) {
    expect(said.match(new RegExp(`^ +${name}: secret$`, 'gm'))).toHaveLength(programs);
  }
  const database = 'DATABASE_URL: postgresql://throughline:secret@postgres:5432/throughline';
  expect(said.split(database)).toHaveLength(programs + 1);
  expect(said).toContain('POSTGRES_PASSWORD: secret');
  expect(said).toContain('PUBLIC_URL: https://shop.example');
});

test('the image has what runs and no more, and does not run as root', () => {
  const stages = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
    .split(/^FROM /m)
    .slice(1);
  expect(stages).toHaveLength(2);
  const [build = '', final = ''] = stages;
  expect(build).toContain('npm run build');
  expect(final.match(/^COPY .*$/gm)).toEqual([
    'COPY package.json package-lock.json .npmrc ./',
    'COPY --from=build /app/dist dist',
  ]);
  expect(final.match(/^(?:USER|CMD) .*$/gm)).toEqual(['USER node', 'CMD ["server"]']);
});

test('what must be set is listed in the documentation and in the example environment', () => {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const [operations, example] = [read('docs/operations.md'), read('.env.example')];
  for (const name of ASKED) {
    expect(operations).toContain(name);
    expect(example).toMatch(new RegExp(`^#${name}=`, 'm'));
  }
});
