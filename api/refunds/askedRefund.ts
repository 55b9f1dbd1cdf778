import type { z } from 'zod';
import { present } from '../../domain/present';
import type { CommandPayloads } from '../../domain/commands';
import type { refundRequest } from '../schema/money/refunds';

/** A refund as the order is asked for it. */
export function askedRefund({
  method: given_,
  ...body
}: Partial<Pick<z.output<typeof refundRequest>, 'method'>> &
  Omit<z.output<typeof refundRequest>, 'method'>): CommandPayloads['refund'] {
  const { amount: given, lines, shipping, reason, choice, notes } = body;
  // Nothing is said of the usual way: orders of workers that know no other read it as well.
  const method = given_ === 'original' ? undefined : given_;
  const amount = typeof given === 'object' ? given : { amount: given };
  const told = choice ? { choice: present(choice) } : {};
  return { reason, ...told, ...present({ ...amount, lines, shipping, notes, method }) };
}
