import { NAMESPACE_STAFF, ROLES, SYSTEM, type Actor } from './people/actor';
import { COMMAND_NAMES, ruleOf, type CommandName } from './commands';
import { decide } from './decide';
import { DomainError } from './errors';
import { isEventType } from './facts';
import { COMMAND_AT, command } from './testing/given';
import { COMMAND_SAMPLES } from './testing/commandSamples';
import { PEOPLE } from './testing/orders';
import { orderAt } from './testing/stages';

/** The facts that follow, or the code of the refusal. */
function verdict(name: CommandName, actor: Actor): string {
  const { at, payload } = COMMAND_SAMPLES[name];
  try {
    const facts = decide(orderAt(at), command(name, payload, actor), COMMAND_AT);
    if (facts.length === 0) return 'nothing to record';
    return facts.every(({ type }) => isEventType(type)) ? 'recorded' : 'no fact of ours';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

test('what vendors say no role may say, whatever it is called', () => {
  const vendors: readonly CommandName[] = ['paymentEvent', 'shipmentEvent'];
  expect(vendors.map((name) => ruleOf(name).roles)).toEqual([[], []]);
});

describe.each(COMMAND_NAMES)('the command %s', (name) => {
  const { may } = COMMAND_SAMPLES[name];

  test.each([...may, 'system' as const])('is carried out for the role %s', (role) => {
    expect(verdict(name, role === 'system' ? SYSTEM : PEOPLE[role])).toBe('recorded');
  });

  const others = ROLES.filter((role) => !may.includes(role));
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
