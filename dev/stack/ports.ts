import { canListen } from '../../config/freePort';

/** A port that one of our parts wants to listen on. */
export interface WantedPort {
  readonly part: string;
  readonly port: number;
  /** The environment variable that changes it. */
  readonly variable: string;
}

/**
 * Checks that all ports can be had before anything is started.
 * @throws {Error} naming for each that is taken which part wants it and how to give it another.
 */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  const taken: WantedPort[] = [];
  for (const candidate of wanted) if (!(await canListen(candidate.port))) taken.push(candidate);
  if (taken.length === 0) return;
  const lines = taken.map(
    ({ part, port, variable }) =>
      `Port ${port}, which ${part} wants, is taken: end what uses it, or set ${variable} to another one.`,
  );
  throw new Error(lines.join('\n'));
}
