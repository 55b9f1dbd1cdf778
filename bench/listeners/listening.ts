import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { BenchContext } from '../shop/servers';
import { answer, type Answer, type Followed, type Order } from './messages';

/** Listeners in a process of their own. */
export interface Listening {
  /** Resolves when all of them have heard from the shop. @throws {Error} when one is refused. */
  open(origin: string, orders: readonly Followed[]): Promise<void>;
  /** What they have heard until now, and how many of their streams have ended. */
  heard(): Promise<Extract<Answer, { kind: 'heard' }>>;
  close(): Promise<void>;
}

/** Starts the process; it ends with this one. */
export function startListening({ lifeline }: BenchContext): Listening {
  const child = fork(path.join(__dirname, 'listeners.ts'), { execArgv: ['--import', 'tsx'] });
  const { pid } = child;
  if (pid !== undefined) lifeline.watch(pid);
  const ended = once(child, 'exit').then(() => pid !== undefined && lifeline.done(pid));
  const ask = async (message: Order): Promise<Answer> => {
    const gone = ended.then((): never => {
      throw new Error('The listeners ended by themselves');
    });
    gone.catch(() => undefined);
    const answered = once(child, 'message');
    child.send(message);
    const [said] = (await Promise.race([answered, gone])) as [unknown];
    const read = answer.parse(said);
    if (read.kind === 'failed') throw new Error(`A listener was refused: ${read.reason}`);
    return read;
  };
  return {
    open: async (origin, orders) => {
      await ask({ kind: 'open', origin, orders: [...orders] });
    },
    heard: async () => {
      const said = await ask({ kind: 'tell' });
      if (said.kind !== 'heard') throw new Error('The listeners told something else');
      return said;
    },
    close: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
