import { Presets, SingleBar } from 'cli-progress';

/** How far a replay has come. */
export interface ReplayProgress {
  readonly phase: 'Catalogue and stock' | 'Placed' | 'Delivered';
  readonly done: number;
  readonly total: number;
}

export interface ProgressDisplay {
  show(progress: ReplayProgress): void;
  /** Ends the current line; call before anything else is printed. */
  close(): void;
}

/** A bar for each phase on a terminal; elsewhere, such as in a log, a line for every tenth of the way. */
export function openProgress(stream: NodeJS.WriteStream = process.stdout): ProgressDisplay {
  return stream.isTTY ? bars(stream) : plainLines(stream);
}

function bars(stream: NodeJS.WriteStream): ProgressDisplay {
  let current: { readonly phase: string; readonly bar: SingleBar } | undefined;
  const close = (): void => {
    current?.bar.stop();
    current = undefined;
  };
  return {
    close,
    show({ phase, done, total }) {
      if (current?.phase !== phase) {
        close();
        const format = `  ${phase.padEnd(20)} {bar} {value}/{total}  {duration_formatted}`;
        current = { phase, bar: new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic) };
        current.bar.start(total, done);
      }
      current.bar.update(done);
    },
  };
}

function plainLines(stream: NodeJS.WritableStream): ProgressDisplay {
  let last: { phase: string; tenths: number } | undefined;
  return {
    close: () => undefined,
    show({ phase, done, total }) {
      const tenths = total === 0 ? 10 : Math.floor((done / total) * 10);
      if (last?.phase === phase && last.tenths === tenths) return;
      last = { phase, tenths };
      stream.write(`  ${phase}: ${done} of ${total}\n`);
    },
  };
}
