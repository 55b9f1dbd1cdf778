import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker, bundleWorkflowCode, type InjectedSinks, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { OrderState } from '../../domain/order';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../payloadKeys';
import { createDataConverter } from '../../temporal';
import { workflowSources } from '../../workflowSources';
import type { ReplaySinks } from './replayedOrder';

const { History } = temporal.api.history.v1;

/** A run's events, as the server sent them. */
export type HistoryEvents = ReturnType<typeof History.decode>['events'];

/** Reads a recorded run: protobuf in base64. */
export const decodeHistory = (history: string): HistoryEvents =>
  History.decode(Buffer.from(history, 'base64')).events;

const silent = () => undefined;
const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };

/** The order's workflow with other modules in the place of some of its own. */
export interface OtherRules {
  /** Paths of modules, from the repository's root and without `.ts`, and of what stands in for each. */
  readonly [module: string]: string;
}

/** Bundles the workflow that tells what state it came to. */
export function bundleForReplay(rules: OtherRules = {}): Promise<WorkflowBundleWithSourceMap> {
  const root = path.resolve(__dirname, '..', '..');
  const replaced = new Map(
    Object.entries(rules).map(([module, other]) => [path.join(root, module), path.join(root, `${other}.ts`)]),
  );
  return bundleWorkflowCode({
    ...workflowSources(),
    workflowsPath: path.join(__dirname, 'replayedOrder.ts'),
    logger,
    webpackConfigHook: (config) => ({ ...config }),
  });
}

/** Replays a run under the code in the bundle. @throws when it would have done something else than is recorded. */
export async function replayLife(
  workflowId: string,
  events: HistoryEvents,
  bundle: WorkflowBundleWithSourceMap,
): Promise<OrderState | undefined> {
  let state: OrderState | undefined;
  const sinks: InjectedSinks<ReplaySinks> = {
    replay: {
      cameTo: {
        fn: (_, cameTo) => {
          state = cameTo;
        },
        callDuringReplay: true,
      },
    },
  };
  await Worker.runReplayHistory(
    { workflowBundle: bundle, dataConverter: createDataConverter(DEVELOPMENT_PAYLOAD_KEYS), sinks },
    { events },
    workflowId,
  );
  return state;
}
