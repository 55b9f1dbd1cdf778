import { devToken } from './devKeys';
import { ApiUnreachable } from './replay/shop/apiClient';
import { openProgress } from './replay/report/progress';
import { replay, type ReplayOptions, type ReplayResult } from './replay/replayFile';
import { formatReport } from './replay/report/report';
import { readReplayArguments } from './replay/arguments';
import { readSettings, type Settings } from './stack/settings';

export { replay, type ReplayOptions, type ReplayResult } from './replay/replayFile';
export { openProgress, type ReplayProgress } from './replay/report/progress';
export { formatReport } from './replay/report/report';

/** The shop's checkout as the replay's tokens name it: its idempotency keys belong to this subject. */
const CHECKOUT = { sub: 'online-retail-checkout', roles: ['checkout'] } as const;

/** The token that a replay against the stack of these settings runs with; `REPLAY_TOKEN` names another one. */
export async function replayToken(settings: Settings): Promise<string> {
  const given = settings.environment['REPLAY_TOKEN'];
  if (given) return given;
  if (settings.config.auth.devIssuer) return devToken(settings, CHECKOUT);
  throw new Error('Tokens come from AUTH_ISSUER: put one with the role checkout into REPLAY_TOKEN.');
}

/** What a replay has to know of the shop of these settings: where it is, and whether its orders end with people. */
export function shopOf({ config }: Pick<Settings, 'config'>): Pick<ReplayOptions, 'apiUrl' | 'byPeople'> {
  const { http, policy } = config;
  return { apiUrl: `http://127.0.0.1:${http.port}`, byPeople: !policy.fulfilment.auto };
}

/** Replays with a progress bar and prints the summary. */
export async function replayAndReport(options: ReplayOptions): Promise<ReplayResult> {
  const progress = openProgress();
  try {
    const result = await replay({ ...options, onProgress: (step) => progress.show(step) });
    progress.close();
    process.stdout.write(`\n${formatReport(result)}\n`);
    return result;
  } finally {
    progress.close();
  }
}

/** `npm run replay -- FILE [--concurrency N] [--json OUT] [--url URL]` */
async function main(): Promise<void> {
  const settings = readSettings();
  const { file, concurrency, json, url } = readReplayArguments(process.argv.slice(2));
  const token = await replayToken(settings);
  const result = await replayAndReport({
    ...shopOf(settings),
    ...(url !== undefined && { apiUrl: url }),
    file,
    token,
    concurrency,
    ...(json !== undefined && { json }),
  });
  process.exitCode = result.ok ? 0 : 1;
}

function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof ApiUnreachable)) return error.message;
  return `${error.message}\nIs it running (npm start)? Then replay again: it goes on where it ended.`;
}

// The npm script loads this file as its program; the demonstration imports it.
if (process.argv[1] === __filename) {
  main().catch((error: unknown) => {
    process.stderr.write(`${describeFault(error)}\n`);
    process.exitCode = 1;
  });
}
