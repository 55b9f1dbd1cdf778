import { request } from 'node:http';
import { wallClock } from '../measure/clock';
import { drive } from '../measure/load';
import type { HeardEvent } from './delays';
import { createIdReader } from './eventIds';
import { order, type Answer, type Followed } from './messages';

const OPENING_AT_ONCE = 16;

const events: HeardEvent[] = [];
let closed = 0;

/** Follows orders as browsers do, each over a connection of its own, in a process whose CPU is nobody else's. */
async function openAll(origin: string, orders: readonly Followed[]): Promise<void> {
  const all = orders.flatMap((followed) => Array.from({ length: followed.listeners }, () => followed));
  await drive(all.length, OPENING_AT_ONCE, async (index) => {
    const followed = all[index];
    if (followed) await openOne(origin, followed);
  });
}

function openOne(origin: string, { orderId, token }: Followed): Promise<void> {
  return new Promise((resolve, reject) => {
    const path = `/api/orders/${orderId}/events`;
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
    const sent = request(new URL(path, origin), { agent: false, headers }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode}`));
      const read = createIdReader((id) => events.push({ orderId, version: Number(id), at: wallClock() }));
      response.setEncoding('utf8').on('data', (part: string) => {
        resolve();
        read(part);
      });
      response.once('close', () => (closed += 1));
    });
    sent.once('error', reject);
    sent.end();
  });
}

function tell(message: Answer): void {
  process.send?.(message);
}

process.on('message', (message) => {
  const asked = order.parse(message);
  if (asked.kind === 'tell') return tell({ kind: 'heard', closed, events });
  openAll(asked.origin, asked.orders).then(
    () => tell({ kind: 'opened' }),
    (error: unknown) => tell({ kind: 'failed', reason: String(error) }),
  );
});
// Who started it is gone.
process.once('disconnect', () => process.exit(0));
