import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The rules: files that decide something by themselves, so that breaking them costs no more than a moment. */
const isRule = (file: string): boolean =>
  /^(domain|providers)\/.+\.ts$/.test(file) && !/\.(test|d)\.ts$|\/testing\//.test(file);

/** The rules among the named files and folders, or among those that changed since a branch left its base. */
export function filesToBreak(named: readonly string[], base: string): readonly string[] {
  const files = named.length > 0 ? named.flatMap(filesUnder) : changedSince(base);
  return [...new Set(files)].filter(isRule).sort();
}

function filesUnder(name: string): readonly string[] {
  const file = path.normalize(name).replace(/\/$/, '');
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file, { recursive: true, encoding: 'utf8' }).map((entry) => path.join(file, entry));
}

/** What was changed, committed or not; on the base itself, with nothing changed, what its last commit changed. */
function changedSince(base: string): readonly string[] {
  const from = tryGit('merge-base', base, 'HEAD')[0] ?? 'HEAD~1';
  const changed = changes(from);
  return changed.length > 0 ? changed : changes('HEAD~1');
}

const changes = (from: string): readonly string[] => [
  ...tryGit('diff', '--name-only', '--diff-filter=d', from),
  ...tryGit('ls-files', '--others', '--exclude-standard'),
];

function tryGit(...command: readonly string[]): readonly string[] {
  try {
    const output = execFileSync('git', [...command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
}

/**
 * The tests to try a file on: first its own, then, of a file of `domain/`, its neighbours' and those of the whole, then all
 * others there. Random lives are left out: what only they see, they don't see every time.
 */
export function roundsOf(file: string): readonly (readonly string[])[] {
  const own = ownTests(file);
  const others = file.startsWith('domain/')
    ? filesUnder('domain').filter((name) => isTest(name) && !isRandom(name) && !own.includes(name))
    : [];
  const isNear = (test: string): boolean => [path.dirname(file), 'domain'].includes(path.dirname(test));
  const near = others.filter(isNear);
  return [own, near, others.filter((test) => !near.includes(test))].filter((round) => round.length > 0);
}

const isTest = (file: string): boolean => file.endsWith('.test.ts');
const isRandom = (file: string): boolean => file.endsWith('Life.test.ts');

/** They stand beside the file, and its name begins with theirs. */
function ownTests(file: string): readonly string[] {
  const { dir, name } = path.parse(file);
  return readdirSync(dir)
    .filter((entry) => isTest(entry) && name.startsWith(entry.slice(0, -'.test.ts'.length)))
    .map((entry) => path.join(dir, entry))
    .filter(isPure);
}

/** Whether a test runs in a moment: it starts no sandbox, server or database. */
const isPure = (test: string): boolean =>
  !/from '(\.\.\/)+(prisma|sandbox|test)\//.test(readFileSync(test, 'utf8'));
