/**
 * What the npm scripts run: plain Node, because on a fresh checkout nothing is installed yet. Installs what is missing,
 * generates the Prisma client, then hands over to the TypeScript program of the command, in this very process.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeNode } from './judgeNode.mjs';

// An old Node has no `import.meta.dirname`, and has to be told so.
const root = path.resolve(fileURLToPath(import.meta.url), '..', '..');
const [command = '', ...args] = process.argv.slice(2);

const PROGRAMS = {
  start: 'dev/start.ts',
  demo: 'dev/demo.ts',
  replay: 'dev/replay.ts',
  token: 'dev/token.ts',
  client: 'dev/client/main.ts',
  build: 'dev/build/build.ts',
  bench: 'bench/main.ts',
  chaos: 'test/chaos/main.ts',
  'fetch-temporal': 'dev/temporal/fetchTemporal.ts',
  'prepare-tests': 'test/harness/prepareTests.ts',
};

/**
 * Each test file loads its modules anew, which fills and empties the memory of young objects again and again: with 16 MB of it, as Node has it, a
 * seventh of a pure file's time goes to clearing it. Jest hands the option on to its processes.
 */
const YOUNG = '--max-semi-space-size=64';

requireNode();
process.chdir(root);
installIfStale();
loadEnvironmentFile();
const { generateClientIfStale } = await import('../prisma/generate.mjs');
generateClientIfStale();
if (command === 'test') process.exit(await runTests());
runProgram(PROGRAMS[command]);

/** What is too old is refused, and what nobody has tested is said. */
function requireNode() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { node } = process.versions;
  const { verdict, versions } = judgeNode(engines.node, node);
  if (verdict === 'old') fail(`Throughline needs Node ${versions[0]} or newer; this is ${node}.`);
  if (verdict === 'untested') {
    console.error(
      `Node ${node} is not among those that are tested (from ${versions.join(', ')} on); it may well work.`,
    );
  }
}

/** Installs when `node_modules` is missing or belongs to another `package-lock.json`. */
function installIfStale() {
  const lock = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules', '.throughline-lock');
  const wanted = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
  const present = existsSync(path.join(root, 'node_modules'));
  if (present && existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  if (present && isInstalled(wanted)) return writeFileSync(installed, wanted);
  console.error('Installing dependencies (about a minute, once) …');
  if (!(wanted && runNpm('ignore', 'ci')) && !runNpm(2, 'install', '--no-save')) {
    fail('The dependencies could not be installed; see above.');
  }
  writeFileSync(installed, existsSync(lock) ? readFileSync(lock, 'utf8') : '');
}

/**
 * `npm ci` refuses a lock file that lacks optional builds for other platforms, which registries that mirror only some
 * platforms bring about; `npm install` takes the same versions from it and doesn't mind.
 */
function runNpm(output, ...command) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return spawnSync(npm, command, { cwd: root, stdio: ['ignore', output, output] }).status === 0;
}

/** Somebody ran npm by hand: right when every package npm noted is the one that the lock file names. */
function isInstalled(lock) {
  const noted = path.join(root, 'node_modules', '.package-lock.json');
  if (!lock || !existsSync(noted)) return false;
  const { packages: wanted } = JSON.parse(lock);
  const { packages: have } = JSON.parse(readFileSync(noted, 'utf8'));
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || have[name]?.version === entry.version,
  );
}

/** What is set in the environment wins over the file. */
function loadEnvironmentFile() {
  if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
}

/** The cheap checks first: who broke the types needn't wait for the tests. The last line counts tests in any case. */
async function runTests() {
  const faulty = args.length > 0 ? [] : await runChecks(['types', 'lint', 'format:check']);
  if (faulty.length > 0) {
    console.error(`npm run ${faulty.join(', ')} found faults; the tests were not run.`);
    console.log('0 passed, 1 failed');
    return 1;
  }
  // What takes minutes to get is got before a test waits for it.
  if (
    args.length === 0 &&
    spawnSync(process.execPath, [import.meta.filename, 'prepare-tests'], { stdio: 'inherit' }).status !== 0
  ) {
    console.log('0 passed, 1 failed');
    return 1;
  }
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  return spawnSync(process.execPath, [YOUNG, jest, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/** All at once: the formatter keeps one processor busy about as long as the others keep a second. Resolves with those that found faults. */
async function runChecks(checks) {
  console.error(`npm run ${checks.join(', ')}`);
  const outcomes = await Promise.all(checks.map(runCheck));
  return checks.filter((_check, index) => outcomes[index] !== 0);
}

/** Shows what the check said when it is over, so that no two are mixed; resolves with its exit code. */
async function runCheck(check) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['run', '--silent', check], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
  const [code] = await once(child, 'close');
  process.stderr.write(Buffer.concat(said));
  return code;
}

function runProgram(program) {
  if (program === undefined) fail(`Unknown command "${command}": ${Object.keys(PROGRAMS).join(', ')}, test`);
  const file = path.join(root, program);
  if (!existsSync(file)) fail(`npm run ${command} is not part of this version.`);
  process.argv.splice(1, 2, file);
  const require = createRequire(file);
  require('tsx/cjs');
  require(file);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
