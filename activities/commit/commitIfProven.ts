import { present } from '../../domain/present';
import type { ActivityDeps } from '../deps';
import type { Commit, CommitResult } from './commit';
import { commitOrder } from './commitOrder';

/**
 * Commits what a command means if it is from whom it says; else answers that it isn't proven, and writes nothing. The answer
 * is in the order's history, so that replaying asks for no key: keys may rotate away.
 */
export async function commitIfProven(deps: ActivityDeps, commit: Commit): Promise<CommitResult> {
  const { claim, ...work } = commit;
  const orderId = work.before.id;
  if (claim === undefined || deps.isProven(orderId, claim)) return commitOrder(deps, work);
  const { name: command, signature } = claim;
  deps.observer.commandUnproven(command, signature === undefined ? 'missing' : 'wrong');
  deps.log.warn({ orderId, command, signed: signature !== undefined }, 'a command is not from whom it says');
  return { unproven: true, ...present({ asked: work.events[0]?.id }) };
}
