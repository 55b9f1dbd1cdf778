/**
 * Outlives the process that started it by a moment: when its standard input closes, because that process ended in
 * whatever way (`kill -9` included), it ends the processes that were left behind, the youngest first, and removes the
 * directories it was told of. Databases and servers don't notice the death of their parent by themselves.
 *
 * One JSON object per line: {"watch": pid, "signal": "SIGTERM"}, {"done": pid}, {"remove": directory},
 * {"hurry": true}.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

let graceMs = 8_000;
const watched = new Map();
const directories = [];

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  if (order.watch !== undefined) watched.set(order.watch, order.signal);
  if (order.done !== undefined) watched.delete(order.done);
  if (order.hurry) graceMs = 1_000;
  if (order.remove !== undefined) directories.push(order.remove);
}

for (const [pid, signal] of [...watched].reverse()) await end(pid, signal);
for (const directory of directories) rmSync(directory, { recursive: true, force: true });

async function end(pid, signal) {
  if (!send(pid, signal)) return;
  for (let waited = 0; waited < graceMs; waited += 50) {
    await delay(50);
    if (!send(pid, 0)) return;
  }
  send(pid, 'SIGKILL');
}

/** False when there is no such process any more. */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
