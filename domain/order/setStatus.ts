import { mayEver, refusalOf, type Action } from '../actions';
import type { CommandName, CommandPayloads } from '../commands';
import { isStaff, type Actor, type Role } from '../people/actor';
import type { OrderState } from './order';
import { SETTABLE_STATUSES, deriveStatus, type SettableStatus } from './status';

interface StatusCommand {
  readonly action: Action;
  /** What `notes` must tell for this status, if anything. */
  readonly notes?: 'reason' | 'proof';
  readonly command: (notes: string) => {
    [Name in CommandName]: { readonly name: Name; readonly payload: CommandPayloads[Name] };
  }[CommandName];
}

/**
 * Nobody writes a status: asking for one runs the command that leads to it. The command's own rule holds,
 * so SHIPPED needs a consignment, and where a person vouches for what happened they must say how they know.
 */
export const COMMAND_OF_STATUS: Readonly<Record<SettableStatus, StatusCommand>> = {
  PROCESSING: { action: 'pick', command: () => ({ name: 'pick', payload: {} }) },
  READY: { action: 'pack', command: () => ({ name: 'pack', payload: {} }) },
  SHIPPED: { action: 'handOver', command: () => ({ name: 'handOver', payload: {} }) },
  OUT_FOR_DELIVERY: {
    action: 'recordDelivery',
    command: () => ({ name: 'recordDelivery', payload: { status: 'OUT_FOR_DELIVERY' } }),
  },
  DELIVERY_FAILED: {
    action: 'recordDelivery',
    notes: 'reason',
    command: (proof) => ({ name: 'recordDelivery', payload: { status: 'DELIVERY_FAILED', proof } }),
  },
  DELIVERED: {
    action: 'recordDelivery',
    notes: 'proof',
    command: (proof) => ({ name: 'recordDelivery', payload: { status: 'DELIVERED', proof } }),
  },
  CANCELLED: {
    action: 'cancel',
    notes: 'reason',
    command: (reason) => ({ name: 'cancel', payload: { reason } }),
  },
};

/** Whether the role may ever ask for a status: staff who may carry out one of the commands behind them. */
export function mayEverSetStatus(role: Role): boolean {
  return (
    isStaff({ id: role, role }) &&
    SETTABLE_STATUSES.some((status) => mayEver(COMMAND_OF_STATUS[status].action, role))
  );
}

/** The statuses this actor may move the order to now. */
export function allowedStatuses(order: OrderState, actor: Actor): SettableStatus[] {
  if (actor.role !== 'system' && !mayEverSetStatus(actor.role)) return [];
  const current = deriveStatus(order);
  return SETTABLE_STATUSES.filter(
    (status) => status !== current && refusalOf(COMMAND_OF_STATUS[status].action, order, actor) === undefined,
  );
}
