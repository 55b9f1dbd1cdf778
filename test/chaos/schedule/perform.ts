import { setTimeout as delay } from 'node:timers/promises';
import type { Clients } from '../shop/clients';
import type { Step } from './steps';
import type { World } from '../shop/world';

/** Does everything in the schedule at its time, and waits until every client has an answer or gave up. */
export async function perform(world: World, clients: Clients, schedule: readonly Step[]): Promise<void> {
  const beginning = Date.now();
  const underWay: Promise<void>[] = [];
  for (const step of schedule) {
    await delay(Math.max(0, beginning + step.atMs - Date.now()));
    underWay.push(begin(world, clients, step));
  }
  await heal(world);
  await Promise.all(underWay);
}

async function begin({ parts, sandbox }: World, clients: Clients, step: Step): Promise<void> {
  switch (step.kind) {
    case 'place':
      return clients.place(step);
    case 'command':
      return clients.command(step);
    case 'bank':
      return clients.bank(step);
    case 'fault':
      return sandbox.faults.add(step.fault);
    case 'kill':
      parts.get(step.part)?.kill(step.awayMs);
      return;
  }
}

/** Everybody is back and nothing fails any more. */
async function heal({ parts, sandbox }: World): Promise<void> {
  await Promise.all([...parts.values()].map((part) => part.up()));
  sandbox.faults.clear();
}
