import { ACTIONS, allowedActions, type Action } from './actions';
import type { ShapeOf } from './command';
import { COMMAND_NAMES, detailsOf, ruleOf, type Command, type CommandPayloads } from './commands';
import { SYSTEM } from './people/actor';
import { command } from './testing/given';
import { orderAt } from './testing/stages';

/** As releases have opened them so far. Append new ones; never move or remove one. */
const OPENED = [
  ...['cancel', 'pay', 'pick', 'pack', 'handOver', 'recordDelivery', 'setStatus', 'decideReview'],
  ...['release', 'addNote', 'reopen', 'pushToErp', 'paymentEvent', 'shipmentEvent'],
  ...['hold', 'releaseHold', 'correctDelivery'],
];

test('running orders find the doors for commands in the order in which they have opened them', () => {
  expect(COMMAND_NAMES.slice(0, OPENED.length)).toEqual(OPENED);
});

test('actions are what people are offered, in the order of the commands', () => {
  expect(ACTIONS).toEqual(COMMAND_NAMES.filter((name) => ACTIONS.some((action) => action === name)));
  for (const name of ['setStatus', 'paymentEvent', 'shipmentEvent']) expect(ACTIONS).not.toContain(name);
});

test('what a closed order allows, it is started again for', () => {
  const offered = allowedActions(orderAt('closed'), SYSTEM);
  expect(offered).toEqual(expect.arrayContaining(['addNote', 'reopen', 'pushToErp']));
  for (const action of offered) expect(ruleOf(action).whenClosed).toBe('carriedOut');
});

test.each([
  'cancel',
  'pay',
  'pick',
  'pack',
  'handOver',
  'recordDelivery',
  'setStatus',
  'decideReview',
  'hold',
  'correctDelivery',
] as const)('a closed order is not started again for %s', (name) =>
  expect(ruleOf(name).whenClosed).toBe('refused'),
);

test.each(['release', 'releaseHold', 'paymentEvent', 'shipmentEvent'] as const)(
  'a closed order is started again for %s: somebody has to hear of it',
  (name) => expect(ruleOf(name).whenClosed).toBe('carriedOut'),
);

describe('beside the facts, SQL keeps', () => {
  test('the text of a note', () => {
    const note = command('addNote', { noteId: 'N1', body: 'Call 017…', visibility: 'staff' });
    expect(detailsOf(note)).toEqual({ note: { id: 'N1', body: 'Call 017…' } });
  });

  test('the handle of the card that is to pay', () => {
    expect(detailsOf(command('pay', { method: 'card', token: 'tok_visa' }))).toEqual({
      paymentToken: 'tok_visa',
    });
  });

  test('why a status was set, when somebody said so', () => {
    const said = command('setStatus', { status: 'CANCELLED', notes: 'As agreed' });
    expect(detailsOf(said)).toEqual({ transitionNotes: 'As agreed' });
    expect(detailsOf(command('setStatus', { status: 'READY' }))).toBeUndefined();
  });

  test('nothing of a command whose facts say everything', () => {
    expect(detailsOf(command('cancel', { reason: 'Too slow' }))).toBeUndefined();
    expect(detailsOf(command('decideReview', { decision: 'reject', notes: 'No' }))).toBeUndefined();
  });
});

/** `npm run types` fails when a line compiles below that must not. */
test('a command with another payload, or a shape that does not fit its payload, does not compile', () => {
  const from = { commandId: 'c', actor: SYSTEM };
  const commands: readonly Command[] = [
    { ...from, name: 'release', payload: { reason: 'COURIER' } },
    { ...from, name: 'pack', payload: {} },
    // @ts-expect-error a review ends by its decision
    { ...from, name: 'release', payload: { reason: 'FRAUD_REVIEW' } },
    // @ts-expect-error the reason is missing
    { ...from, name: 'cancel', payload: {} },
    // @ts-expect-error there is no such command
    { ...from, name: 'forget', payload: {} },
  ];
  expect(commands.map(({ name }) => name)).toContain('forget');

  const shapes: readonly ShapeOf<CommandPayloads['release']>[] = [
    { reason: { oneOf: ['PAYMENT', 'COURIER'] }, notes: '?text' },
    // @ts-expect-error a field without a shape
    { reason: { oneOf: ['PAYMENT', 'COURIER'] } },
    // @ts-expect-error any text is not one of these words
    { reason: 'text', notes: '?text' },
    // @ts-expect-error the notes may be absent
    { reason: { oneOf: ['PAYMENT'] }, notes: 'text' },
    // @ts-expect-error no such word
    { reason: { oneOf: ['LUNCH'] }, notes: '?text' },
  ];
  expect(shapes.filter((shape) => !('notes' in shape))).toHaveLength(1);

  const actions: readonly Action[] = [
    'pack',
    // @ts-expect-error vendors alone say this
    'paymentEvent',
  ];
  expect(actions.filter((name) => ACTIONS.includes(name))).toEqual(['pack']);
});
