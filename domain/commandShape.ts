import { ROLES } from './people/actor';
import { type CommandName, type CommandPayloads } from './commands';
import { SETTABLE_STATUSES } from './order/status';
import { type PaymentOutcome } from './payment/payment';

/** What a field must be: a kind, or one of some words. A leading `?` makes it optional. */
type FieldShape = 'text' | '?text' | 'outcome' | { readonly oneOf: readonly string[] };

const TRACKING = ['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED', 'RETURNING', 'RETURNED', 'DELIVERED'];

/** Keyed, so that the compiler asks for a new one here too: an order would stumble over a word that it has no rule for. */
const OUTCOMES: Readonly<Record<PaymentOutcome['outcome'], true>> = {
  authorized: true,
  captured: true,
  voided: true,
  actionRequired: true,
  declined: true,
};

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
    pushToErp: {},
    paymentEvent: { paymentId: 'text', outcome: 'outcome' },
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
  return envelopeFault(name, fields);
}

/** Who sends it and its ids go into every event: a malformed one could never be committed and would block the order. */
function envelopeFault(name: CommandName, fields: ReadonlyMap<string, unknown>): string | undefined {
  for (const field of ['commandId', 'bodyHash']) {
    const fault = fieldFault('?text', fields.get(field));
    if (fault) return `${name}: ${field} ${fault}.`;
  }
  const actor = fields.get('actor');
  if (actor === undefined) return undefined;
  if (typeof actor !== 'object' || actor === null) return `${name}: actor must be an object.`;
  const parts = new Map<string, unknown>(Object.entries(actor));
  const fault = fieldFault('text', parts.get('id'));
  if (fault) return `${name}: actor.id ${fault}.`;
  const roleFault = fieldFault({ oneOf: [...ROLES, 'system'] }, parts.get('role'));
  return roleFault && `${name}: actor.role ${roleFault}.`;
}

function fieldFault(shape: FieldShape, value: unknown): string | undefined {
  if (shape === '?text') return value === undefined ? undefined : fieldFault('text', value);
  if (shape === 'text') {
    return typeof value === 'string' && value.trim() !== '' ? undefined : 'must be a text that is not empty';
  }
  if (shape === 'outcome') return outcomeFault(value);
  return typeof value === 'string' && shape.oneOf.includes(value)
    ? undefined
    : `must be one of ${shape.oneOf.join(', ')}`;
}

function outcomeFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'must be an object';
  const outcome: unknown = 'outcome' in value ? value.outcome : undefined;
  const fault = fieldFault({ oneOf: Object.keys(OUTCOMES) }, outcome);
  return fault && `must be an object whose outcome ${fault}`;
}
