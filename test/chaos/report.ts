import type { Verdict } from './checker/check';
import type { Evidence } from './evidence/evidence';

export interface Summary {
  readonly seed: number;
  readonly seconds: { readonly broken: number; readonly rest: number };
  readonly killed: number;
  readonly faults: number;
  /** Processes that ended though nobody killed them. */
  readonly crashes: number;
  readonly verdicts: readonly Verdict[];
}

/** The run for people: what happened, then every invariant with what breaks it. */
export function formatReport(summary: Summary, evidence: Evidence): string {
  const { seed, seconds, killed, faults, crashes, verdicts } = summary;
  const wide = Math.max(...verdicts.map(({ says }) => says.length));
  return [
    '',
    `Seed ${seed}: broken for ${seconds.broken} s, at rest after ${seconds.rest} s more`,
    `${killed} kills, ${faults} vendor faults, ${crashes} processes ended by themselves`,
    `Orders: ${counted(evidence.orders.map(({ status }) => status))}`,
    `Answers to commands: ${counted(evidence.commands.flatMap(({ outcomes }) => outcomes))}`,
    '',
    ...verdicts.map(({ says, violations }) => {
      return `${says.padEnd(wide)}  ${violations.length === 0 ? 'holds' : `BROKEN ${violations.length} times`}`;
    }),
    ...verdicts.flatMap(({ says, violations }) => [
      ...(violations.length > 0 ? ['', `${says}:`] : []),
      ...violations.map(({ orderId, detail }) => `  ${orderId ?? '-'}  ${detail}`),
    ]),
    '',
  ].join('\n');
}

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${words.length} (${sorted.map(([word, count]) => `${count} ${word}`).join(', ')})`;
}
