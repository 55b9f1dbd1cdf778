import type { z } from 'zod';
import { present } from '../../domain/present';
import type { CommandPayloads } from '../../domain/commands';
import type { refundRequest } from '../schema/refunds';

/** A refund as the order is asked for it. */
export function askedRefund(body: z.output<typeof refundRequest>): CommandPayloads['refund'] {
  const { amount: given, lines, shipping, reason, method, choice, notes } = body;
  const amount = typeof given === 'object' ? given : { amount: given };
  // Nothing is said of the usual way: orders of workers that know no other read it as well.
  const other = method === 'original' ? {} : { method, ...(choice && { choice: present(choice) }) };
  return { reason, ...other, ...present({ ...amount, lines, shipping, notes }) };
}
