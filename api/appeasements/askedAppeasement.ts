import type { z } from 'zod';
import type { CommandPayloads } from '../../domain/commands';
import { present } from '../../domain/present';
import type { appeasementRequest } from '../schema/money/appeasements';

/** An appeasement as the order is asked for it, without what was counted before. */
export type AskedAppeasement = Omit<CommandPayloads['appease'], 'claim' | 'over'>;

export function askedAppeasement(body: z.output<typeof appeasementRequest>): AskedAppeasement {
  const { amount: given, reason, notes, method } = body;
  const amount = typeof given === 'object' ? given : { amount: given };
  return { ...amount, reason, method, ...present({ notes }) };
}
