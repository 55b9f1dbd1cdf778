import type { Action } from '../actions';
import type { CommandName, CommandPayloads, SettableStatus } from '../commands';

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
