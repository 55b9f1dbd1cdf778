import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * What a history names the workers' code by, at every task and activity: a few letters that tell one bundle of workflows from another.
 * The SDK's own, with its package's name and the whole hash, takes an eighth of a history.
 * @param bundlePath the bundle that is run.
 */
export function buildIdOf(bundlePath: string): string {
  return createHash('sha256').update(readFileSync(bundlePath)).digest('hex').slice(0, 12);
}
