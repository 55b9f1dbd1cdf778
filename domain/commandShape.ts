import { SETTABLE_STATUSES, type CommandName, type CommandPayloads } from './commands';

/** What a field must be: a kind, or one of some words. A leading `?` makes it optional. */
type FieldShape = 'text' | '?text' | 'object' | { readonly oneOf: readonly string[] };

const TRACKING = ['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED', 'RETURNING', 'RETURNED', 'DELIVERED'];

const SHAPES: { readonly [Name in CommandName]: Readonly<Record<keyof CommandPayloads[Name], FieldShape>> } =
  {
    cancel: { reason: 'text' },
    pay: { method: { oneOf: ['card'] }, token: 'text' },
    pick: {},
    pack: {},
    handOver: { parcelId: '?text' },
    recordDelivery: {
      parcelId: '?text',
      status: { oneOf: ['OUT_FOR_DELIVERY', 'DELIVERED', 'DELIVERY_FAILED'] },
      proof: '?text',
    },
    setStatus: { status: { oneOf: SETTABLE_STATUSES }, notes: '?text' },
    decideReview: { decision: { oneOf: ['approve', 'reject'] }, notes: '?text' },
    release: { reason: { oneOf: ['PAYMENT', 'COURIER'] }, notes: '?text' },
    addNote: { noteId: 'text', body: 'text', visibility: { oneOf: ['staff', 'customer'] } },
    reopen: { reason: 'text' },
    paymentEvent: { paymentId: 'text', outcome: 'object' },
    shipmentEvent: {
      parcelId: 'text',
      trackingId: 'text',
      status: { oneOf: TRACKING },
      vendorStatus: 'text',
      occurredAt: 'text',
    },
  };

/**
 * What is wrong with a command's shape, in a sentence; undefined when nothing is. People type signals by hand
 * in the Temporal Web UI, and programs may have been built against another release.
 */
export function malformation(name: CommandName, message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return `${name} takes an object.`;
  const fields = new Map<string, unknown>(Object.entries(message));
  const shapes: readonly (readonly [string, FieldShape])[] = Object.entries(SHAPES[name]);
  for (const [field, shape] of shapes) {
    const fault = fieldFault(shape, fields.get(field));
    if (fault) return `${name}: ${field} ${fault}.`;
  }
  return undefined;
}

function fieldFault(shape: FieldShape, value: unknown): string | undefined {
  if (shape === '?text') return value === undefined ? undefined : fieldFault('text', value);
  if (shape === 'text') {
    return typeof value === 'string' && value.trim() !== '' ? undefined : 'must be a text that is not empty';
  }
  if (shape === 'object')
    return typeof value === 'object' && value !== null ? undefined : 'must be an object';
  return typeof value === 'string' && shape.oneOf.includes(value)
    ? undefined
    : `must be one of ${shape.oneOf.join(', ')}`;
}
