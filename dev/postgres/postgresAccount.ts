import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Whom PostgreSQL runs as when we are root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root runs it as `postgres` or `nobody`.
 * @returns undefined when we aren't root and run it as ourselves.
 */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a "postgres" nor a "nobody" account to run it as. ' +
      'Start as another user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/**
 * Makes a folder that the account owns: the wanted one, or, where the account can't get there (under `/root`, or in a
 * private temporary folder), one under `/var/tmp` that belongs to the wanted path for good.
 * @returns the folder's absolute path.
 */
export function ownedFolder(wanted: string, account: Account | undefined): string {
  mkdirSync(wanted, { recursive: true });
  if (account === undefined) return path.resolve(wanted);
  chownSync(wanted, account.uid, account.gid);
  if (canEnter(wanted, account)) return path.resolve(wanted);
  const shared = path.join('/var/tmp', `throughline-${idOf(wanted)}`);
  mkdirSync(shared, { recursive: true });
  refuseForeign(shared, account);
  chmodSync(shared, 0o700);
  chownSync(shared, account.uid, account.gid);
  return shared;
}

function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', path.resolve(folder)], { ...account, cwd: '/' }).status === 0;
}

/** Everyone may create names in `/var/tmp`: a folder that somebody else put there is not ours to use. */
function refuseForeign(folder: string, account: Account): void {
  const { uid } = statSync(folder);
  if (uid !== 0 && uid !== account.uid) throw new Error(`${folder} belongs to another user; remove it`);
}

function idOf(folder: string): string {
  return createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12);
}
