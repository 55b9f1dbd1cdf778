import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker, bundleWorkflowCode, type InjectedSinks, type BundleOptions } from '@temporalio/worker';
import type { OrderState } from '../../domain/order/order';
import { DEVELOPMENT_PAYLOAD_KEYS } from '../../config/payloadKeys';
import { createDataConverter } from '../../temporal/client';
import { workflowSources } from '../../temporal/workflowSources';
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
  const others = new Map(Object.entries(standIns).map(([module, other]) => [path.join(root, module), path.join(root, other)]));
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

/** Replays a run under the code in the bundle. @throws when it would have done something else than is recorded. */
export async function replayLife(
  workflowId: string,
  events: HistoryEvents,
  bundle: { readonly code: string },
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
