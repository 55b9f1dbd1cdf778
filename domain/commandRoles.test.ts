import { NAMESPACE_STAFF, ROLES, STAFF_ROLES, SYSTEM, type Actor, type Role } from './people/actor';
import type { CommandName, CommandPayloads } from './commands';
import { decide } from './decide';
import { DomainError } from './errors';
import { COMMAND_AT, command } from './testing/given';
import { PEOPLE, later } from './testing/orders';
import { PARCEL, orderAt, type Place } from './testing/stages';

/** Who may ever send each command, written out: the policy as people read it. */
const MAY: Readonly<Record<CommandName, readonly (Role | 'system')[]>> = {
  cancel: ['customer', 'checkout', 'support', 'admin', 'system'],
  pay: ['customer', 'checkout', 'support', 'admin', 'system'],
  pick: ['support', 'warehouse', 'admin', 'system'],
  pack: ['support', 'warehouse', 'admin', 'system'],
  handOver: ['support', 'warehouse', 'admin', 'system'],
  recordDelivery: ['support', 'warehouse', 'admin', 'system'],
  setStatus: ['support', 'warehouse', 'admin', 'system'],
  decideReview: ['support', 'finance', 'admin', 'system'],
  release: ['support', 'warehouse', 'finance', 'admin', 'system'],
  addNote: [...STAFF_ROLES, 'system'],
  reopen: ['support', 'finance', 'admin', 'system'],
  pushToErp: ['support', 'finance', 'admin', 'system'],
  paymentEvent: ['system'],
  shipmentEvent: ['system'],
};

/** A place at which nothing but the role can stand in the command's way, and a payload for it. */
const FITTING: { readonly [Name in CommandName]: readonly [Place, CommandPayloads[Name]] } = {
  cancel: ['confirmed', { reason: 'Too slow' }],
  pay: ['payment failed', { method: 'card', token: 'tok_visa' }],
  pick: ['confirmed', {}],
  pack: ['picking', {}],
  handOver: ['ready', {}],
  recordDelivery: ['at the door', { status: 'DELIVERED', proof: 'Signed' }],
  setStatus: ['confirmed', { status: 'PROCESSING' }],
  decideReview: ['under review', { decision: 'approve' }],
  release: ['refused by the courier', { reason: 'COURIER' }],
  addNote: ['confirmed', { noteId: 'note-1', body: 'Call first', visibility: 'staff' }],
  reopen: ['closed', { reason: 'A claim' }],
  pushToErp: ['confirmed', {}],
  paymentEvent: ['placed', { paymentId: '1', outcome: { outcome: 'declined', code: 'card_declined' } }],
  shipmentEvent: [
    'handed over',
    {
      parcelId: PARCEL,
      trackingId: 'scan-1',
      status: 'IN_TRANSIT',
      vendorStatus: 'in transit',
      occurredAt: later(500),
    },
  ],
};

const NAMES = Object.keys(FITTING) as readonly CommandName[];

/** The facts that follow, or the code of the refusal. */
function verdict(name: CommandName, actor: Actor): string {
  const [place, payload] = FITTING[name];
  try {
    const facts = decide(orderAt(place), command(name, payload, actor), COMMAND_AT);
    return facts.length > 0 ? 'recorded' : 'nothing to record';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe.each(NAMES)('the command %s', (name) => {
  test.each(MAY[name])('is carried out for the role %s', (role) => {
    expect(verdict(name, role === 'system' ? SYSTEM : PEOPLE[role])).toBe('recorded');
  });

  const others = ROLES.filter((role) => !MAY[name].includes(role));
  test.each(others)('is refused to the role %s', (role) => {
    expect(verdict(name, PEOPLE[role])).toBe('forbidden');
  });

  test('is refused to a role that nobody has heard of', () => {
    const stranger = { id: 'eve', role: 'owner' } as unknown as Actor;
    expect(verdict(name, stranger)).toBe('forbidden');
  });

  test('without an actor counts as support’s', () => {
    expect(NAMESPACE_STAFF.role).toBe('support');
    expect(verdict(name, NAMESPACE_STAFF)).toBe(verdict(name, PEOPLE.support));
  });
});
