/** Which files each file imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/**
 * The groups of files that import one another in a circle, each sorted, by Tarjan's algorithm. A group may hold
 * several circles; opening one import after another empties it.
 */
export function findCircles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];

  function connect(file: string): number {
    const index = order.size;
    let low = index;
    order.set(file, index);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, connect(next));
      else if (stack.includes(next)) low = Math.min(low, lowest.get(next) ?? order.get(next) ?? index);
    }
    lowest.set(file, low);
    if (low === index) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || graph.get(file)?.includes(file)) circles.push(group.sort());
    }
    return low;
  }

  for (const file of graph.keys()) if (!order.has(file)) connect(file);
  return circles;
}
