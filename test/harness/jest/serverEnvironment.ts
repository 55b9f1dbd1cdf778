import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { BROKER_VARIABLE, askBrokerAt } from '../environment';
import { closeLeftovers, countResources } from './leftovers';
import type { OpenedByFile } from '../openings';
import { readLedgerGaps } from './readLedgerGaps';

/** Where Jest keeps, on the global object, what a file's own Jest is told: who hears what happens, and what the file set. */
const OF_FILE = [
  'EVENT_HANDLERS',
  'TEST_TIMEOUT_SYMBOL',
  'RETRY_TIMES',
  'WAIT_BEFORE_RETRY',
  'RETRY_IMMEDIATELY',
  'LOG_ERRORS_BEFORE_RETRY',
].map((name) => Symbol.for(name));

/** What the first file of this process made, and the product's modules live in. */
let kept: Kept | undefined;

// All files of this process have ended when nothing keeps it alive. Node would then free what they made piece by piece, which takes
// longer on a busy machine than the half second after which Jest calls a process of its pool stuck; an exit leaves that to the system.
if (process.send) process.once('beforeExit', () => process.exit());

type Kept = Pick<
  InstanceType<typeof TestEnvironment>,
  'context' | 'global' | 'moduleMocker' | 'fakeTimers' | 'fakeTimersModern'
>;

/**
 * Where tests of the server and browser lanes run: one world for all files of a process, with the product loaded once (see
 * `runtime/keptRuntime.cjs`). A file that leaves something open fails, naming it.
 */
export default class ServerEnvironment extends TestEnvironment {
  readonly #opened: OpenedByFile = { openings: new Set(), taskQueues: new Map(), databases: new Set() };
  readonly #before = countResources();
  readonly #testPath: string;
  #cannotRun = false;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.#testPath = context.testPath;
    const { watch, watchAll } = config.globalConfig;
    if (!watch && !watchAll) this.#keep();
    this.global.openedByFile = this.#opened;
  }

  #keep(): void {
    const { context, global, moduleMocker, fakeTimers, fakeTimersModern } = this;
    kept ??= { context, global, moduleMocker, fakeTimers, fakeTimersModern };
    Object.assign(this, kept);
    // Each file's own Jest hears what happens in it and does as that file says, and no other's.
    for (const name of OF_FILE) Reflect.deleteProperty(this.global, name);
    // Modern ones first: they may have been put on top of the others.
    this.fakeTimersModern?.useRealTimers();
    this.fakeTimers?.useRealTimers();
  }

  /** Before the file is loaded: one that drives a browser learns whether there is one. */
  override async setup(): Promise<void> {
    await super.setup();
    const broker = process.env[BROKER_VARIABLE];
    if (broker === undefined || !this.#testPath.endsWith('.browser.test.ts')) return;
    const { missing } = await askBrokerAt(broker, 'chromium', '');
    this.#cannotRun = missing !== undefined;
  }

  /** Whatever a test was about: what the ledger has of an order comes to what its money stands for. */
  async #checkLedgers(test: Circus.TestEntry): Promise<void> {
    if (test.errors.length > 0) return;
    for (const url of this.#opened.databases) {
      const gaps = await readLedgerGaps(url, sinceStart(test));
      if (gaps.length > 0)
        test.errors.push(new Error(`The ledger doesn't come to the order's money:\n${gaps.join('\n')}`));
    }
  }

  /** What the first file made is used by the next. */
  override async teardown(): Promise<void> {}

  /** Awaited by Jest; after the last hook of the file, its result can still be changed. */
  async handleTestEvent(event: Circus.AsyncEvent | Circus.SyncEvent, state: Circus.State): Promise<void> {
    if (event.name === 'run_start' && this.#cannotRun) skipAll(state.rootDescribeBlock);
    if (event.name === 'test_done') await this.#checkLedgers(event.test);
    if (event.name !== 'run_finish') return;
    const leftovers = await closeLeftovers(this.#opened, this.#before);
    // A test that failed half-way has left things open for that reason.
    if (leftovers.length === 0 || hasFailed(state)) return;
    const error = new Error(`The file left open:\n  ${leftovers.join('\n  ')}`);
    // Where this was noticed says nothing.
    delete error.stack;
    state.unhandledErrors.push(error);
  }
}

/** Since when a test's orders may have changed; clocks of two processes need not agree to the millisecond. */
const sinceStart = ({ startedAt }: Circus.TestEntry): Date => new Date((startedAt ?? 0) - 1_000);

/** Its hooks are left out as well; the reporter names what was skipped. */
function skipAll(block: Circus.DescribeBlock): void {
  block.mode = 'skip';
  for (const child of block.children) {
    if (child.type === 'test') child.mode = 'skip';
    else skipAll(child);
  }
}

function hasFailed(state: Circus.State): boolean {
  return state.unhandledErrors.length > 0 || failedIn(state.rootDescribeBlock);
}

function failedIn(block: Circus.DescribeBlock): boolean {
  return block.children.some((child) => (child.type === 'test' ? child.errors.length > 0 : failedIn(child)));
}
