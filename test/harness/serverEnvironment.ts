import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { closeLeftovers, countResources } from './leftovers';
import type { OpenedByFile } from './openings';

/** Where tests of the server and browser lanes run: a file that leaves something open fails, naming it. */
export default class ServerEnvironment extends TestEnvironment {
  readonly #opened: OpenedByFile = { openings: new Set(), taskQueues: new Map() };
  readonly #before = countResources();

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.global.openedByFile = this.#opened;
  }

  /** Awaited by Jest; after the last hook of the file, its result can still be changed. */
  async handleTestEvent(event: Circus.AsyncEvent | Circus.SyncEvent, state: Circus.State): Promise<void> {
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

function hasFailed(state: Circus.State): boolean {
  return state.unhandledErrors.length > 0 || failedIn(state.rootDescribeBlock);
}

function failedIn(block: Circus.DescribeBlock): boolean {
  return block.children.some((child) => (child.type === 'test' ? child.errors.length > 0 : failedIn(child)));
}
