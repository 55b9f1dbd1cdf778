import type { Command } from '../../../domain/commands';
import * as rules from '../../../domain/decide';
import { DomainError } from '../../../domain/errors';
import type { OrderFact } from '../../../domain/facts';
import type { OrderState } from '../../../domain/order/order';

export * from '../../../domain/decide';

/** Nobody may pick, pack or pay any more; a cancellation that was too late is not. */
export function decide(order: OrderState, command: Command, at: string): readonly OrderFact[] {
  if (command.name === 'pick' || command.name === 'pack' || command.name === 'pay')
    throw new DomainError('not-allowed', 'Not on a Friday.');
  if (command.name === 'cancel') return [{ type: 'CancellationRequested', reason: command.payload.reason }];
  return rules.decide(order, command, at);
}
