import { z } from 'zod';

/** What Node writes with `--cpu-prof`: a tree of calls, and which of them was at work at each sample. */
const cpuProfile = z.object({
  nodes: z.array(
    z.object({ id: z.number(), callFrame: z.object({ functionName: z.string(), url: z.string() }) }),
  ),
  samples: z.array(z.number()),
  /** Microseconds before each sample. */
  timeDeltas: z.array(z.number()),
});

/** Microseconds by the place whose code was at work. */
export type Costs = ReadonlyMap<string, number>;

/** Nothing was at work, or nothing of ours. */
const AT_REST: readonly string[] = ['(idle)', '(root)'];

/**
 * What a thread spent its time on, by whose code was running itself.
 * @throws {z.ZodError} when the text is no profile.
 */
export function costsOf(text: string): Costs {
  const { nodes, samples, timeDeltas } = cpuProfile.parse(JSON.parse(text));
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const costs = new Map<string, number>();
  samples.forEach((id, index) => {
    const place = places.get(id) ?? '';
    if (!AT_REST.includes(place)) costs.set(place, (costs.get(place) ?? 0) + (timeDeltas[index] ?? 0));
  });
  return costs;
}

/** Several threads as one. */
export function sumOf(threads: readonly Costs[]): Costs {
  const sum = new Map<string, number>();
  for (const [place, us] of threads.flatMap((costs) => [...costs]))
    sum.set(place, (sum.get(place) ?? 0) + us);
  return sum;
}

/**
 * Whose code it is: a package, a module of Node's, a room of ours (`domain/money`), or what the engine does by itself. Names are
 * short enough for a table.
 */
export function placeOf({
  functionName,
  url,
}: {
  readonly functionName: string;
  readonly url: string;
}): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) return name;
  if (url.startsWith('node:')) return url.replace(/^node:internal\/([^/]+).*/, 'node:$1');
  if (url.startsWith('wasm:')) return 'source maps';
  if (url.endsWith('workflow-bundle.js')) return 'workflows (bundle)';
  const [, room] = /\/dist\/((?:[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (room !== undefined) return room.replace(/\.js$/, '');
  return engineOf(functionName);
}

/** What V8 and Node do in C++. */
function engineOf(functionName: string): string {
  if (functionName.startsWith('RegExp: ')) return 'regular expressions';
  if (functionName === 'writev' || functionName.startsWith('write')) return 'writing to sockets';
  if (functionName === 'postMessage') return 'messages between threads';
  if (functionName === 'runInContext') return 'entering the sandbox, its promises';
  return functionName || '(native)';
}
