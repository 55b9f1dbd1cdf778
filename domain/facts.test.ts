import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { unchanged, type FactRow, type FactTable } from './fact';
import { recordOf } from './commitRecord';
import { EVENT_TYPES, isEventType, rowOf, type OrderFact } from './facts';
import type { Actor } from './people/actor';
import { disclosedFields } from './people/disclosure';
import { FACT_SAMPLES, type FactSample } from './testing/factSamples';
import { PEOPLE, asEvent, newOrder } from './testing/orders';

type Tables = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What the `facts.ts` of all capabilities export: their tables. */
const TABLES = readdirSync(__dirname)
  .map((capability) => path.join(__dirname, capability, 'facts.ts'))
  .filter((file) => existsSync(file))
  .flatMap((file) => Object.values(jest.requireActual<Tables>(file)));

test('no two tables give a fact, and no fact is given beside the tables', () => {
  const given = TABLES.flatMap((table) => Object.keys(table));
  expect(given.filter((type, index) => given.indexOf(type) !== index)).toEqual([]);
  expect([...given].sort()).toEqual([...EVENT_TYPES].sort());
});

test('a fact’s row is the one that its table gives it', () => {
  for (const table of TABLES) {
    for (const [type, row] of Object.entries(table)) expect(isEventType(type) && rowOf(type)).toBe(row);
  }
});

test('a fact of another release is known as such, whatever it is called', () => {
  for (const type of ['OrderGiftWrapped', '', 'toString', 'constructor', '__proto__']) {
    expect(isEventType(type)).toBe(false);
  }
});

interface FieldLists {
  readonly shows?: readonly string[];
  readonly omits?: readonly string[];
}

const SAMPLES = EVENT_TYPES.map((type) => [type, FACT_SAMPLES[type] ?? []] as const);

describe.each(SAMPLES)('a fact of the type %s', (type, samples: readonly FactSample<OrderFact>[]) => {
  const read = (fact: OrderFact, actor: Actor): Record<string, unknown> => {
    const { type: _type, ...fields } = fact;
    return disclosedFields(type, fields, actor) ?? { nothing: 'at all' };
  };

  test('has a sample in domain/testing/samples/', () => {
    expect(samples).not.toEqual([]);
    for (const { fact } of samples) expect(fact.type).toBe(type);
  });

  test('shows and omits no field but those of its samples, which have every one', () => {
    const { shows = [], omits = [] }: FieldLists = rowOf(type);
    const fields = new Set(samples.flatMap(({ fact }) => Object.keys(fact)));
    expect([...shows, ...omits].filter((field) => !fields.has(field))).toEqual([]);
  });

  test.each(samples)('shows customers and staff what is for each: $fact', ({ fact, shown, omitted = [] }) => {
    expect(Object.keys(read(fact, PEOPLE.customer)).sort()).toEqual([...(shown ?? ['nothing'])].sort());
    const { type: _type, ...fields } = fact;
    const ofStaff = Object.keys(fields).filter((field) => !omitted.includes(field));
    expect(Object.keys(read(fact, PEOPLE.support)).sort()).toEqual(ofStaff.sort());
  });

  test.each(samples)('sends the message that it calls for: $fact', ({ fact, tells }) => {
    expect(rowOf(type).tells?.(fact)).toBe(tells);
    const order = newOrder();
    const { due } = recordOf(order, [asEvent(order, fact)]);
    expect(due.includes('notifications')).toBe(tells !== undefined);
  });

  test.each(samples)('says why the status changed where somebody said so: $fact', ({ fact, reason }) => {
    expect(rowOf(type).reason?.(fact)).toBe(reason);
  });
});

/** Two facts for the compiler: `npm run types` fails when a line compiles below that must not. */
interface Examples {
  readonly Opened: { readonly by: string; readonly note?: string };
  readonly Shut: { readonly why: string };
}

test('a table without all rows, or a row that does not fit its fact, does not compile', () => {
  const shut: FactRow<{ readonly type: 'Shut'; readonly why: string }> = { evolve: unchanged };

  // @ts-expect-error the row of Opened is missing
  const incomplete: FactTable<Examples> = { Shut: shut };

  // @ts-expect-error nobody has said what it makes of the order
  const withoutState: FactRow<OrderFact<'OrderClosed'>> = { shows: [] };

  const withForeignField: FactTable<Examples> = {
    // @ts-expect-error the fact has no such field to show
    Opened: { evolve: unchanged, shows: ['by', 'why'] },
    Shut: shut,
  };

  const withForeignFact: FactTable<Examples> = {
    Opened: { evolve: unchanged, shows: ['by', 'note'] },
    Shut: shut,
    // @ts-expect-error no such fact
    Slammed: shut,
  };

  const withWrongReason: FactTable<Examples> = {
    Opened: { evolve: unchanged },
    // @ts-expect-error a reason is a text
    Shut: { evolve: unchanged, reason: ({ why }) => why.length },
  };

  expect(Object.keys(incomplete)).not.toContain('Opened');
  expect(Object.keys(withoutState)).not.toContain('evolve');
  expect(Object.keys(withForeignFact)).toContain('Slammed');
  expect(withForeignField.Opened.shows).toContain('why');
  expect(withWrongReason.Shut.reason?.({ type: 'Shut', why: 'rain' })).toBe(4);
});

test('a fact of the order without its fields, or with others, does not compile', () => {
  const facts: readonly OrderFact[] = [
    { type: 'OrderClosed' },
    { type: 'OrderHeld', reason: 'COURIER' },
    // @ts-expect-error why it is held is missing
    { type: 'OrderHeld' },
    // @ts-expect-error nobody may say more than there is to say
    { type: 'OrderClosed', reason: 'COURIER' },
    // @ts-expect-error there is no such fact
    { type: 'OrderForgotten' },
  ];
  expect(facts.map(({ type }) => type).filter(isEventType)).toHaveLength(4);
});
