import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'deployment-'));
  cpSync(path.join(root, 'docker-compose.yml'), path.join(folder, 'docker-compose.yml'));
  writeFileSync(path.join(folder, '.env'), 'POSTGRES_PASSWORD=secret\nPUBLIC_URL=https://shop.example\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What Compose makes of the file: Debian's program, or the plugin of Docker's own packages. */
function composed(): string {
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

test('Compose accepts the deployment: two APIs, two workers, behind what prepares their servers', () => {
  const config = composed();
  const services = config.match(/^ {2}(?:api|worker)-\d:$/gm);
  expect(services).toEqual(['  api-1:', '  api-2:', '  worker-1:', '  worker-2:']);
  expect(config).toContain('DATABASE_URL: postgresql://throughline:secret@postgres:5432/throughline');
  expect(config).toContain('PUBLIC_URL: https://shop.example');
  expect(config).toContain('TRUSTED_PROXIES: loopback, uniquelocal');
  expect(config).not.toMatch(/sandbox/i);
});
