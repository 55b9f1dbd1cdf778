import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker, bundleWorkflowCode, type InjectedSinks, type BundleOptions } from '@temporalio/worker';
import type { OrderState } from '../../domain/order/order';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../config/payloadKeys';
import { createDataConverter } from '../../temporal/client';
import { keepStacksShort } from '../../temporal/shortStacks';
import { workflowSources } from '../../temporal/workflowSources';
import { quietRuntime } from '../world/quietRuntime';
import type { ReplaySinks } from './replayedOrder';

const { History } = temporal.api.history.v1;

/** A run's events, as the server sent them. */
export type HistoryEvents = ReturnType<typeof History.decode>['events'];

/** Reads a recorded run: protobuf in base64. */
export const decodeHistory = (history: string): HistoryEvents =>
  History.decode(Buffer.from(history, 'base64')).events;

const silent = () => undefined;
const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };

/** Modules of the workflow, and what stands in for each: paths from the repository's root. */
export type StandIns = Readonly<Record<string, string>>;

type Webpack = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

const root = path.resolve(__dirname, '..', '..');

/** Bundles the workflow that tells what state it came to. */
export function bundleForReplay(standIns: StandIns = {}): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({
    ...workflowSources(),
    workflowsPath: path.join(__dirname, 'replayedOrder.ts'),
    logger,
    webpackConfigHook: (config) => ({ ...config, plugins: [...(config.plugins ?? []), replacing(standIns)] }),
  });
}

/** Imports of a module get what stands in for it, except those of what stands in. */
function replacing(standIns: StandIns): NonNullable<Webpack['plugins']>[number] {
  const others = new Map(
    Object.entries(standIns).map(([module, other]) => [path.join(root, module), path.join(root, other)]),
  );
  const replaced = new Set(others.values());
  return {
    apply(compiler) {
      compiler.hooks.normalModuleFactory.tap('replacing', (factory) => {
        factory.hooks.beforeResolve.tap('replacing', (asked) => {
          if (!asked.request.startsWith('.') || replaced.has(asked.contextInfo.issuer)) return;
          const other = others.get(`${path.join(asked.context, asked.request)}.ts`);
          if (other) asked.request = other;
        });
      });
    },
  };
}

/** One run to replay. */
export interface RunToReplay {
  readonly workflowId: string;
  readonly events: HistoryEvents;
}

/** What a replay came to: the order's state at its end, or why it would have done something else than is recorded. */
export type Replayed = { readonly state: OrderState | undefined } | { readonly failure: string };

/** Replays runs under the code in the bundle, one after the other in one worker; what each came to, in their order. */
export async function replayLives(
  runs: readonly RunToReplay[],
  bundle: { readonly code: string },
): Promise<readonly Replayed[]> {
  quietRuntime();
  keepStacksShort();
  let state: OrderState | undefined;
  const sinks: InjectedSinks<ReplaySinks> = {
    replay: { cameTo: { fn: (_, cameTo) => void (state = ours(cameTo)), callDuringReplay: true } },
  };
  const histories = runs.map(({ workflowId, events }) => ({ workflowId, history: { events } }));
  const dataConverter = createDataConverter(DEVELOPMENT_PAYLOAD_KEYS);
  const options = { workflowBundle: bundle, dataConverter, sinks };
  const outcomes: Replayed[] = [];
  for await (const { error } of Worker.runReplayHistories(options, histories)) {
    outcomes.push(error ? { failure: error.message } : { state });
    state = undefined;
  }
  return outcomes;
}

/** What comes out of the workflow's sandbox has that one's prototypes, and is equal to nothing of ours. */
const ours = (state: OrderState): OrderState => JSON.parse(JSON.stringify(state)) as OrderState;
