import { openConsole } from '../console';
import type { Settings } from './settings';
import { onParentEnd } from './onParentEnd';
import { startStack, THE_WORKER, type Stack } from './stack';

/**
 * npm and a terminal's process group may both pass on one Ctrl-C: signals within this time are the same one.
 */
const SAME_SIGNAL_MS = 1_000;
const READY = 'Throughline is ready.';

/**
 * Runs the stack in this process until Ctrl-C or SIGTERM. A second Ctrl-C doesn't wait for what is in flight.
 * @param whenReady runs once the shop takes orders; when it gives an exit code, the stack is stopped with it, else the addresses
 * are shown once more.
 * @param meanwhile says above the first addresses what it has people wait for.
 */
export async function runStack(
  settings: Settings,
  whenReady?: () => Promise<number | undefined>,
  meanwhile = READY,
): Promise<void> {
  const console = openConsole();
  const stack = startStack(settings, console);
  const end = onceOnly(async (exitCode: number) => {
    console.say('Stopping …');
    await stack.stop();
    process.exit(exitCode);
  });
  endOnSignals(stack, end);
  try {
    await stack.ready;
    const showAddresses = (title: string): void =>
      console.showAddresses(title, addresses(settings, stack.processOf(THE_WORKER)));
    showAddresses(meanwhile);
    const exitCode = await whenReady?.();
    if (exitCode !== undefined) await end(exitCode);
    // What ran meanwhile may have filled the screen.
    else if (whenReady) showAddresses(READY);
  } catch (error) {
    if (end.called()) return;
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
    await end(1);
  }
}

function endOnSignals(stack: Stack, end: (exitCode: number) => Promise<void>): void {
  let firstAt: number | undefined;
  const onSignal = (): void => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      void end(0);
    } else if (Date.now() - firstAt > SAME_SIGNAL_MS) {
      stack.abandon();
      process.exit(130);
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal);
  // npm passes SIGTERM on to a shell, which ends by it and passes nothing on.
  if (process.env['npm_lifecycle_event'] !== undefined) onParentEnd(() => void end(0));
}

function onceOnly(run: (exitCode: number) => Promise<void>): ((exitCode: number) => Promise<void>) & {
  called(): boolean;
} {
  let running: Promise<void> | undefined;
  return Object.assign((exitCode: number) => (running ??= run(exitCode)), {
    called: () => running !== undefined,
  });
}

function addresses({ config }: Settings, worker: number | undefined): [string, string][] {
  const { publicUrl } = config.http;
  const { uiUrl, namespace } = config.temporal;
  return [
    ['Shop', `${publicUrl}/`],
    ['My orders', `${publicUrl}/orders`],
    ['Back office', `${publicUrl}/admin/orders`],
    ['API and its docs', `${publicUrl}/docs`],
    ...(uiUrl ? [['Temporal Web UI', `${uiUrl}/namespaces/${namespace}/workflows`] as [string, string]] : []),
    ['Sandbox (vendors)', config.sandbox.url],
    ...(worker === undefined ? [] : [['Worker', `process ${worker}`] as [string, string]]),
  ];
}
