/** What the stack tells the person who started it: progress on the way up, then only what needs attention. */
export interface Console {
  readonly say: (text: string) => void;
  /** Titles and addresses, in a block. */
  readonly showAddresses: (title: string, rows: readonly (readonly [string, string])[]) => void;
}

/** Writes to standard output, with the seconds since it was opened. */
export function openConsole(): Console {
  const startedAt = Date.now();
  return {
    say: (text) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
      process.stdout.write(`${seconds} s  ${text}\n`);
    },
    showAddresses: (title, rows) => {
      const width = Math.max(...rows.map(([name]) => name.length));
      const lines = rows.map(([name, address]) => `    ${name.padEnd(width)}   ${address}`);
      process.stdout.write(`\n  ${title}\n\n${lines.join('\n')}\n\n  Ctrl-C stops everything.\n\n`);
    },
  };
}
