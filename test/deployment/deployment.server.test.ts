import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REQUIRED_IN_PRODUCTION } from '../../config/standIns';
import { testWhere } from '../harness/testWhere';
import { environmentOf, readCompose, readConfigOutput, type Deployment } from './readCompose';

const root = path.resolve(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What docs/operations.md tells to set: all that has no stand-in, and the password that the database's address is made of. */
const ASKED: readonly string[] = REQUIRED_IN_PRODUCTION.map((name) =>
  name === 'DATABASE_URL' ? 'POSTGRES_PASSWORD' : name,
);

const deploymentWith = (variables: Readonly<Record<string, string>> = {}): Deployment =>
  readCompose(read('docker-compose.yml'), variables);

const programsOf = ({ services }: Deployment): string[] =>
  Object.entries(services).flatMap(([name, { image }]) => (image === 'throughline' ? [name] : []));

test('the deployment is what the Compose Specification allows: servers, two APIs, two workers', () => {
  const deployment = deploymentWith();
  expect(Object.keys(deployment.services)).toEqual(
    expect.arrayContaining(['proxy', 'api-1', 'api-2', 'worker-1', 'worker-2', 'migrate', 'setup']),
  );
  expect(deployment.services['postgres']?.image).toMatch(/^postgres:\S+$/);
  expect(deployment.services['temporal']?.image).toMatch(/^temporalio\/auto-setup:\S+$/);
  for (const worker of ['worker-1', 'worker-2']) {
    expect(environmentOf(deployment, worker)).toMatchObject({ WORKER_METRICS_PORT: '9464' });
  }
  expect(environmentOf(deployment, 'api-1')).toMatchObject({ TRUSTED_PROXIES: 'loopback, uniquelocal' });
  expect(JSON.stringify(deployment)).not.toMatch(/sandbox/i);
});

test('nothing secret has a value of its own: what is unset reaches the programs empty, and they refuse it', () => {
  const deployment = deploymentWith();
  const given = Object.values(deployment.services).map(({ environment = {} }) => environment);
  for (const name of ASKED) {
    const values = given.flatMap((environment) => environment[name] ?? []);
    expect([name, ...new Set(values)]).toEqual([name, '']);
  }
});

test('what is set reaches every program of ours', () => {
  const secrets = Object.fromEntries(ASKED.map((name) => [name, 'secret']));
  const deployment = deploymentWith({ ...secrets, PUBLIC_URL: 'https://shop.example' });
  const programs = programsOf(deployment);
  expect(programs).toEqual(expect.arrayContaining(['api-1', 'worker-2', 'migrate', 'setup']));
  const { POSTGRES_PASSWORD: _ofServers, ...ours } = secrets;
  for (const program of programs) {
    expect(environmentOf(deployment, program)).toMatchObject({
      ...ours,
      PUBLIC_URL: 'https://shop.example',
      DATABASE_URL: 'postgresql://throughline:secret@postgres:5432/throughline',
    });
  }
  expect(environmentOf(deployment, 'postgres')).toMatchObject({ POSTGRES_PASSWORD: 'secret' });
});

/** Debian's program, or the plugin of Docker's own packages. */
const COMPOSE = [['docker-compose'], ['docker', 'compose']].find(
  ([program = '', ...words]) => spawnSync(program, [...words, 'version'], { stdio: 'ignore' }).status === 0,
);

testWhere(COMPOSE !== undefined, 'Docker Compose')(
  'Compose itself reads the same of it',
  expectComposeToAgree,
);

function expectComposeToAgree(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'deployment-'));
  cpSync(path.join(root, 'docker-compose.yml'), path.join(folder, 'docker-compose.yml'));
  writeFileSync(path.join(folder, '.env'), `${ASKED.map((name) => `${name}=secret`).join('\n')}\n`);
  const [program = '', ...words] = COMPOSE ?? [];
  const { stdout, stderr } = spawnSync(program, [...words, 'config'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const ours = deploymentWith(Object.fromEntries(ASKED.map((name) => [name, 'secret'])));
  const theirs = stdout === '' ? stderr : readConfigOutput(stdout);
  const environments = ({ services }: Deployment) =>
    Object.fromEntries(Object.entries(services).map(([name, { environment = {} }]) => [name, environment]));
  expect(typeof theirs === 'string' ? theirs : environments(theirs)).toEqual(environments(ours));
}

test('the image has what runs and no more, and does not run as root', () => {
  const stages = read('Dockerfile')
    .split(/^FROM /m)
    .slice(1);
  expect(stages).toHaveLength(2);
  const [build = '', final = ''] = stages;
  expect(build).toContain('npm run build');
  expect(final.match(/^COPY .*$/gm)).toEqual([
    'COPY package.json package-lock.json .npmrc ./',
    // Nothing of it is installed: npm compares it with the lock file.
    'COPY client/package.json client/',
    'COPY --from=build /app/dist dist',
  ]);
  expect(final.match(/^(?:USER|CMD) .*$/gm)).toEqual(['USER node', 'CMD ["server"]']);
});

test('what must be set is listed in the documentation and in the example environment', () => {
  const [operations, example] = [read('docs/operations.md'), read('.env.example')];
  for (const name of ASKED) {
    expect(operations).toContain(name);
    expect(example).toMatch(new RegExp(`^#${name}=`, 'm'));
  }
});
