import { orderWorkflowId } from '../../../domain/order/ids';
import type { OrderState } from '../../../domain/order/order';

const LISTS = [
  'lines',
  'payments',
  'parcels',
  'holds',
  'undo',
  'answered',
] as const satisfies readonly (keyof OrderState)[];

/**
 * What is wrong with the input of a run, in a sentence; undefined when nothing is. People start workflows by hand, and a run
 * that stumbles over its input would try its first task for ever. An order has one workflow, known by its id.
 */
export function inputFault(input: unknown, workflowId: string): string | undefined {
  const { orderId, state, story } = fieldsOf(input);
  if (typeof orderId !== 'string' || orderId === '')
    return 'order takes {"orderId": "ord_…"}: its state is read from PostgreSQL.';
  if (workflowId !== orderWorkflowId(orderId))
    return `The workflow of ${orderId} has the id ${orderWorkflowId(orderId)}.`;
  if (story !== undefined && !Number.isSafeInteger(story)) return 'story must be a whole number.';
  return state === undefined ? undefined : stateFault(orderId, fieldsOf(state));
}

function stateFault(orderId: string, state: Readonly<Record<string, unknown>>): string | undefined {
  if (state['id'] !== orderId) return 'state must be the snapshot of the order that orderId names.';
  if (!Number.isSafeInteger(state['version'])) return 'state.version must be a whole number.';
  const lacking = LISTS.find((name) => !Array.isArray(state[name]));
  if (lacking !== undefined) return `state.${lacking} must be a list.`;
  const { policy } = state;
  return typeof policy === 'object' && policy !== null ? undefined : 'state.policy must be an object.';
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
