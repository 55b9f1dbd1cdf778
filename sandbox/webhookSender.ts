import { randomUUID } from 'node:crypto';
import type { FaultSource } from './faultBoard';
import type { Journal } from './journal';

/** A webhook to be sent. */
export interface Webhook {
  readonly vendor: string;
  /** The vendor's word for what happened: faults can be asked for by it. */
  readonly event: string;
  readonly url: string;
  readonly body: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
}

/** Headers that prove the vendor sent it, made anew for each attempt as vendors do. */
export type Signer = (webhook: Webhook) => Readonly<Record<string, string>>;

export interface WebhookSender {
  /** Sends once `delayMs` has passed, and again with growing pauses until it is acknowledged. */
  send(webhook: Webhook, delayMs?: number): void;
  /** How many were acknowledged, dropped on demand, given up, and are still to be sent. */
  counts(): {
    readonly sent: number;
    readonly dropped: number;
    readonly abandoned: number;
    readonly pending: number;
  };
  close(): void;
}

interface Delivery extends Webhook {
  readonly id: string;
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

const CAPACITY = 100_000;
const CONCURRENT = 32;
const ANSWER_WITHIN_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
const MOST_ATTEMPTS = 60;
/** Long enough for the webhooks after it to overtake. */
const REORDER_DELAY_MS = 1_500;

/**
 * Delivers webhooks at least once: what isn't acknowledged yet is stored and goes on after a restart.
 * @param sign asked at each attempt, the first of which is made once the caller has returned to the event loop.
 */
export function createWebhookSender(journal: Journal, faults: FaultSource, sign: Signer): WebhookSender {
  const pending = journal.table<Delivery>('webhooks', CAPACITY);
  const counts = { sent: 0, dropped: 0, abandoned: 0 };
  const ready: Delivery[] = [];
  let active = 0;
  let closed = false;

  const schedule = (delivery: Delivery): void => {
    pending.put(delivery);
    const wait = Math.max(0, delivery.dueAt - Date.now());
    setTimeout(() => {
      ready.push(delivery);
      work();
    }, wait).unref();
  };

  const work = (): void => {
    while (!closed && active < CONCURRENT) {
      const delivery = ready.shift();
      if (!delivery) return;
      active += 1;
      void attempt(delivery).finally(() => {
        active -= 1;
        work();
      });
    }
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    const acknowledged = await post(delivery, sign(delivery));
    if (closed) return;
    const attempts = delivery.attempts + 1;
    if (!acknowledged && attempts < MOST_ATTEMPTS) {
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** delivery.attempts, LONGEST_PAUSE_MS);
      schedule({ ...delivery, attempts, dueAt: Date.now() + pause });
      return;
    }
    pending.remove(delivery.id);
    counts[acknowledged ? 'sent' : 'abandoned'] += 1;
  };

  pending.values().forEach(schedule);
  return {
    send: (webhook, delayMs = 0) => {
      const { vendor, event } = webhook;
      if (faults.take('dropWebhooks', vendor, event)) {
        counts.dropped += 1;
        return;
      }
      const late = faults.take('reorderWebhooks', vendor, event);
      const dueAt = Date.now() + delayMs + (late ? (late.ms ?? REORDER_DELAY_MS) : 0);
      const copies = faults.take('duplicateWebhooks', vendor, event) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        schedule({ ...webhook, id: randomUUID(), attempts: 0, dueAt });
      }
    },
    counts: () => ({ ...counts, pending: pending.size() }),
    close: () => {
      closed = true;
    },
  };
}

/** True when the receiver acknowledged. */
async function post(webhook: Webhook, signature: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'Content-Type': webhook.contentType, ...signature },
      body: webhook.body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
