import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { orderCash } from '../cash/api';
import { packHere, readPacked } from './api';
import { needsScans } from './bench';
import { fewAtATime, jobOf, patiently, type Job, type PackRequest } from './jobs';

const AT_ONCE = 4;
/** Most labels are there after a second or two; who waits longer is asked about less often. */
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 4_000;
/** A courier that takes longer is away: its label is printed from the order, later. */
const BOOKING_MS = 45_000;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Packs orders in a warehouse and follows each until it has its label. The newest comes first. */
export function usePacking(warehouse: string) {
  const queryClient = useQueryClient();
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const put = (job: Job): void =>
    setJobs((known) =>
      known.some(({ id }) => id === job.id)
        ? known.map((one) => (one.id === job.id ? job : one))
        : [job, ...known],
    );

  async function followed(order: ToPackJson): Promise<Job> {
    const { id, number } = order;
    const end = Date.now() + BOOKING_MS;
    let wait = FIRST_PAUSE_MS;
    do {
      // It is packed: what can't be read now is read a little later.
      const packed = await readPacked(id).catch(() => undefined);
      const job = packed && jobOf(order, packed, warehouse, Date.now());
      if (job) return job;
      await pause(wait);
      wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS);
    } while (Date.now() < end);
    return { id, number, at: Date.now(), state: 'unbooked', refused: null };
  }

  async function packOne({ order, said }: PackRequest): Promise<Job> {
    const { id, number } = order;
    if (needsScans(order) && said.serials === undefined)
      return { id, number, at: Date.now(), state: 'unscanned' };
    try {
      await patiently(() => packHere(id, warehouse, said), pause);
      put({ id, number, at: Date.now(), state: 'booking' });
      const job = await followed(order);
      // What is collected at the door stands on the label: it is there before anything is printed.
      if (job.state === 'ready' && job.packed.cash)
        await queryClient.fetchQuery({
          queryKey: ['admin-order', id, orderCash.name],
          queryFn: ({ signal }) => orderCash.read(id, signal),
        });
      return job;
    } catch (error) {
      return { id, number, at: Date.now(), state: 'failed', error };
    }
  }

  return {
    jobs,
    /** Resolves to what became of each, once all of it has; one that fails holds up no other. */
    pack: async (requests: readonly PackRequest[]): Promise<readonly Job[]> => {
      for (const { order } of requests.toReversed())
        put({ id: order.id, number: order.number, at: Date.now(), state: 'packing' });
      const done = new Map<string, Job>();
      await fewAtATime(requests, AT_ONCE, async (request) => {
        const job = await packOne(request);
        done.set(request.order.id, job);
        put(job);
      });
      void queryClient.invalidateQueries({ queryKey: ['packing'] });
      return requests.flatMap(({ order }) => done.get(order.id) ?? []);
    },
    clear: (): void =>
      setJobs((known) => known.filter(({ state }) => state === 'packing' || state === 'booking')),
  };
}
