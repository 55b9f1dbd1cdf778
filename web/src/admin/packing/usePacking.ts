import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { orderCash } from '../cash/api';
import { packHere, readPacked } from './api';
import { needsScans } from './bench';
import { fewAtATime, jobOf, type Job, type PackRequest } from './jobs';

const AT_ONCE = 4;
const ASK_EVERY_MS = 400;
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
    do {
      const packed = await readPacked(id);
      const job = jobOf(order, packed, warehouse, Date.now());
      if (job) return job;
      await pause(ASK_EVERY_MS);
    } while (Date.now() < end);
    return { id, number, at: Date.now(), state: 'unbooked', refused: null };
  }

  async function packOne({ order, said }: PackRequest): Promise<Job> {
    const { id, number } = order;
    if (needsScans(order) && said.serials === undefined)
      return { id, number, at: Date.now(), state: 'unscanned' };
    try {
      await packHere(id, warehouse, said);
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
