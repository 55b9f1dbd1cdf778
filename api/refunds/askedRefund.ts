import type { z } from 'zod';
import { present } from '../../domain/present';
import type { CommandPayloads } from '../../domain/commands';
import type { refundRequest } from '../schema/refunds';

/** A refund as the order is asked for it. */
export function askedRefund(body: Omit<z.output<typeof refundRequest>, 'method'>): CommandPayloads['refund'] {
  const { amount: given, lines, shipping, reason, notes } = body;
  const amount = typeof given === 'object' ? given : { amount: given };
  return { reason, ...present({ ...amount, lines, shipping, notes }) };
}
