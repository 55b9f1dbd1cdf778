import type { Action } from '../actions';
import type { CommandName, CommandPayloads } from '../commands';
import { STAFF_ROLES, type Role } from '../people/actor';
import { later } from './orders';
import { PARCEL, PLACES, type Place } from './stages';

/** One command as tests know it: the policy written out once more, as people read it. */
interface Sample<Payload> {
  /** Who may ever send it, beside the system. */
  readonly may: readonly Role[];
  /** A place at which nothing but the role can stand in its way, with the payload below. */
  readonly at: Place;
  readonly payload: Payload;
}

interface ActionSample<Payload> extends Sample<Payload> {
  /** Every place that allows it. */
  readonly offered: readonly Place[];
}

type SampleOf<Name extends CommandName> = Name extends Action
  ? ActionSample<CommandPayloads[Name]>
  : Sample<CommandPayloads[Name]>;

const BUYERS = ['customer', 'checkout'] as const satisfies readonly Role[];
const PACKERS = ['support', 'warehouse', 'admin'] as const satisfies readonly Role[];
const OFFICE = ['support', 'finance', 'admin'] as const satisfies readonly Role[];

/** The places at which all goods are on the shelf, and no money was taken. */
const ON_THE_SHELF: readonly Place[] = [
  ...(['placed', 'waiting for the bank', 'payment unknown', 'payment failed', 'under review'] as const),
  ...(['paid, not confirmed', 'confirmed', 'confirmed, unpaid, not held', 'picking'] as const),
];

/** The places at which an order has its end in sight. */
const ENDED: readonly Place[] = [
  ...(['closed', 'cancelling', 'cancelling with a booked parcel', 'cancelling under review'] as const),
  ...(['cancelled', 'sold out'] as const),
];

/** A row for each command: one that is left out does not compile. */
export const COMMAND_SAMPLES: { readonly [Name in CommandName]: SampleOf<Name> } = {
  cancel: {
    may: [...BUYERS, 'support', 'admin'],
    at: 'confirmed',
    payload: { reason: 'Too slow' },
    offered: [...ON_THE_SHELF, 'packed', 'refused by the courier', 'ready', 'authorization lost'],
  },
  pay: {
    may: [...BUYERS, 'support', 'admin'],
    at: 'payment failed',
    payload: { method: 'card', token: 'tok_visa' },
    offered: ['payment failed', 'confirmed, unpaid, not held', 'authorization lost'],
  },
  pick: {
    may: PACKERS,
    at: 'confirmed',
    payload: {},
    offered: ['confirmed', 'confirmed, its money taken early'],
  },
  pack: {
    may: PACKERS,
    at: 'picking',
    payload: {},
    offered: ['confirmed', 'confirmed, its money taken early', 'picking'],
  },
  handOver: { may: PACKERS, at: 'ready', payload: {}, offered: ['ready', 'shipped in part'] },
  recordDelivery: {
    may: PACKERS,
    at: 'at the door',
    payload: { status: 'DELIVERED', proof: 'Signed' },
    offered: [
      ...(['handed over', 'on its way', 'at the door', 'delivery failed'] as const),
      ...(['shipped in part', 'delivered in part'] as const),
    ],
  },
  setStatus: { may: PACKERS, at: 'confirmed', payload: { status: 'PROCESSING', notes: 'As agreed' } },
  decideReview: {
    may: OFFICE,
    at: 'under review',
    payload: { decision: 'approve' },
    offered: ['under review'],
  },
  release: {
    may: STAFF_ROLES,
    at: 'refused by the courier',
    payload: { reason: 'COURIER' },
    offered: ['refused by the courier', 'authorization lost', 'back in the house'],
  },
  addNote: {
    may: STAFF_ROLES,
    at: 'confirmed',
    payload: { noteId: 'note-1', body: 'Call first', visibility: 'staff' },
    offered: PLACES,
  },
  reopen: { may: OFFICE, at: 'closed', payload: { reason: 'A claim' }, offered: ['closed', 'cancelled'] },
  pushToErp: { may: OFFICE, at: 'confirmed', payload: {}, offered: PLACES },
  paymentEvent: {
    may: [],
    at: 'placed',
    payload: { paymentId: '1', outcome: { outcome: 'declined', code: 'card_declined' } },
  },
  shipmentEvent: {
    may: [],
    at: 'handed over',
    payload: {
      parcelId: PARCEL,
      trackingId: 'scan-1',
      status: 'IN_TRANSIT',
      vendorStatus: 'in transit',
      occurredAt: later(500),
    },
  },
  hold: {
    may: STAFF_ROLES,
    at: 'confirmed',
    payload: { reason: 'MANUAL', blocks: ['refund'] },
    offered: PLACES.filter((place) => !ENDED.includes(place)),
  },
  releaseHold: {
    may: STAFF_ROLES,
    at: 'refused by the courier',
    payload: { key: 'COURIER' },
    offered: ['refused by the courier', 'authorization lost', 'back in the house'],
  },
};
