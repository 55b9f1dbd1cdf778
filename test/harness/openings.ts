/** Something that a test file opened. */
export interface Opening {
  /** In words, for who forgets to close it. */
  readonly what: string;
  readonly close: () => unknown;
}

/** What a test file has opened and not closed; its environment looks here when the file has ended. */
export interface OpenedByFile {
  readonly openings: Set<Opening>;
  /** Task queues that nobody else uses, each with whether its workflows may outlive the file. */
  readonly taskQueues: Map<string, { readonly mayStayOpen: boolean }>;
  /** URLs of the databases that the file has got: their ledgers are checked after each test. */
  readonly databases: Set<string>;
}

declare global {
  /** Set by the environment of the lanes that have servers. */
  var openedByFile: OpenedByFile | undefined;
}

/** Absent in a pure test. */
export function openedByFile(): OpenedByFile | undefined {
  return globalThis.openedByFile;
}

/** What belongs together and is closed together, the last opened first. */
export interface Openings {
  add(what: string, close: () => unknown): void;
  readonly close: () => Promise<void>;
}

/** Keeps what a world opens, so that a set-up which fails half-way leaves nothing behind. */
export function createOpenings(): Openings {
  const ours: Opening[] = [];
  return {
    add(what, close) {
      const opening = { what, close };
      ours.push(opening);
      openedByFile()?.openings.add(opening);
    },
    async close() {
      for (let last = ours.pop(); last; last = ours.pop()) {
        openedByFile()?.openings.delete(last);
        await last.close();
      }
    },
  };
}
