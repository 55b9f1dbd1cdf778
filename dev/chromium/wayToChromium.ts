import { spawn, spawnSync } from 'node:child_process';

const INSTALL_TIMEOUT_MS = 5 * 60_000;

/** A way to get a Chromium: puts it where it is found, or says why it could not. */
export type Way = (cache: string, onProgress: (text: string) => void) => Promise<string | undefined>;

/** Whether a program runs on this machine: one that lacks libraries of the system doesn't. */
export function startsUp(program: string, extra: Readonly<Record<string, string>> = {}): boolean {
  const env = { ...process.env, ...extra };
  return spawnSync(program, ['--version'], { env, stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/**
 * Runs a program that installs something.
 * @returns the last that the program complained of.
 */
export function run(
  program: string,
  args: readonly string[],
  extra: Record<string, string>,
): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...extra };
    const child = spawn(program, args, {
      env,
      timeout: INSTALL_TIMEOUT_MS,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-2_000)));
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(said.trim().split('\n').slice(-3).join(' ') || 'it said nothing'));
  });
}
