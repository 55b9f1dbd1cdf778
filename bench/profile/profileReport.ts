import type { CpuTimes } from '../measure/cpu';
import type { Machine } from '../report/result';
import { figure, formatTable } from '../report/table';
import type { Costs } from './cpuProfile';
import type { Profile } from './profileLives';
import type { Statement } from './statements';

const PARTS = ['Temporal', 'worker', 'API', 'PostgreSQL', 'sandbox'];
const TOP = 10;
/** Threads below are left out: CPU milliseconds of an order. */
const SMALLEST_THREAD_MS = 0.5;

/** A profile as Markdown that reads well in a terminal. */
export function formatProfile(profile: Profile, machine: Machine): string {
  const { stages, threads, costs, statements, orders, concurrency } = profile;
  return [
    `${machine.cores} cores, ${machine.system}, Node ${machine.node}; ${orders} orders, ${concurrency} at once.`,
    '',
    '**By stage: CPU milliseconds of an order until then**',
    '',
    formatTable(
      ['', ...PARTS, 'in all'],
      Object.entries(stages).map(([stage, cpuMs]) => stageRow(stage, cpuMs)),
    ),
    '',
    '**By thread of the worker: CPU milliseconds of an order**',
    '',
    formatTable(['', 'ms'], threadRows(threads)),
    ...Object.entries(costs).flatMap(([program, itsCosts]) => [
      ...['', `**${capitalized(program)}: whose code runs**`, ''],
      formatTable(['', 'share'], costRows(itsCosts)),
    ]),
    '',
    '**PostgreSQL: what statements take**',
    '',
    formatTable(['', 'calls an order', 'ms an order'], statementRows(statements, orders)),
  ].join('\n');
}

function stageRow(stage: string, cpuMs: CpuTimes): string[] {
  const known = PARTS.map((part) => cpuMs[part] ?? null);
  const sum = known.reduce<number>((total, ms) => total + (ms ?? 0), 0);
  return [stage, ...PARTS.map((part) => (part in cpuMs ? figure(cpuMs[part]) : '')), figure(sum)];
}

function threadRows(threads: Profile['threads']): string[][] {
  const sorted = Object.entries(threads).toSorted(([, a], [, b]) => b - a);
  return sorted.filter(([, ms]) => ms >= SMALLEST_THREAD_MS).map(([name, ms]) => [name, figure(ms)]);
}

function costRows(costs: Costs): string[][] {
  const all = [...costs.values()].reduce((sum, us) => sum + us, 0);
  const sorted = [...costs].toSorted(([, a], [, b]) => b - a).slice(0, TOP);
  return sorted.map(([place, us]) => [place, percent(us / all)]);
}

/** What a function asks for stands below, marked, and is in its caller's time, too. */
function statementRows(statements: readonly Statement[], orders: number): string[][] {
  return statements
    .slice(0, TOP)
    .map(({ text, inFunction, calls, ms }) => [
      `${inFunction ? '↳ ' : ''}\`${text.replaceAll('`', '')}\``,
      figure(calls / orders),
      figure(ms / orders),
    ]);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
