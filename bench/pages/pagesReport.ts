import { figure, formatTable } from '../report/table';
import type { Machine } from '../report/result';
import { PHONE, type PageFigures } from './phone';

/** One page in one language: the median of its rounds. */
export interface PageResult {
  readonly name: string;
  readonly language: string;
  readonly figures: PageFigures;
}

export interface PagesResult {
  readonly machine: Machine;
  readonly rounds: number;
  readonly pages: readonly PageResult[];
}

/** What a page may take on the phone. */
export const AIMS = { largestPaintMs: 3_500, shifted: 0.05 } as const;

/** The pages that miss an aim, a sentence each. */
export function missedAims({ pages }: PagesResult): string[] {
  return pages.flatMap(({ name, language, figures: { largestPaintMs, shifted } }) => [
    ...(largestPaintMs > AIMS.largestPaintMs
      ? [`${name} (${language}): largest paint after ${seconds(largestPaintMs)} s`]
      : []),
    ...(shifted > AIMS.shifted ? [`${name} (${language}): moved by ${figure(shifted)}`] : []),
  ]);
}

/** The result as Markdown that reads well in a terminal. */
export function formatPages({ machine, rounds, pages }: PagesResult): string {
  const { slowdown, kilobits, latencyMs } = PHONE;
  return [
    `${machine.cores} cores, ${machine.system}, slowed down ${slowdown} times; ${kilobits} kbit/s, ${latencyMs} ms; ${rounds} rounds, medians.`,
    '',
    formatTable(
      ['', 'requests', 'scripts kB', 'styles kB', 'fonts kB', 'first paint s', 'largest s', 'moved'],
      pages.map(({ name, language, figures }) => [
        `${name} (${language})`,
        String(figures.requests),
        kilobytes(figures.scriptBytes),
        kilobytes(figures.styleBytes),
        kilobytes(figures.fontBytes),
        seconds(figures.firstPaintMs),
        seconds(figures.largestPaintMs),
        figures.shifted.toFixed(3),
      ]),
    ),
  ].join('\n');
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(2);

const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(0);
