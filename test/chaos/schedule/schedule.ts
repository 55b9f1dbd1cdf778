import { FAULT_KINDS, type FaultKind } from '../../../sandbox/faultBoard';
import { VENDORS } from '../../../sandbox/vendors';
import { createRandom, type Random } from './random';
import type { ChaosCommand, CommandStep, Door, PartName, PlaceStep, Repeat, Step } from './steps';

export interface ScheduleOptions {
  readonly seed: number;
  readonly orders: number;
  /** How long orders are placed and things are broken. */
  readonly durationMs: number;
}

/** What is on sale, with the pieces on the shelf: the last is scarce, so that some are turned away. */
export const PRODUCTS = [
  { sku: 'PHONE', price: 4_999_900, pieces: 500 },
  { sku: 'CASE', price: 149_950, pieces: 500 },
  { sku: 'TELEVISION', price: 9_000_000, pieces: 100 },
  { sku: 'CHARGER', price: 90_000, pieces: 12 },
] as const;

/** Everything that will be done and broken: a function of its options alone, in the order of time. */
export function makeSchedule({ seed, orders, durationMs }: ScheduleOptions): Step[] {
  const random = createRandom(seed);
  const steps = [
    ...Array.from({ length: orders }, (_, wish) => lifeOf(random, wish, durationMs)).flat(),
    ...faults(random, durationMs),
    ...kills(random, durationMs),
  ];
  return steps.sort((a, b) => a.atMs - b.atMs);
}

/** In the place of a card: paid at the door. */
export const CASH = 'cash';
/** In parts: by two cards, or by a card and at the door. */
export const TWO_CARDS = 'two cards';
export const CARD_AND_CASH = 'a card and cash';

const CARDS = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_mastercard',
  'pm_card_chargeDeclined',
  'pm_card_authenticationRequired',
  CASH,
  TWO_CARDS,
  CARD_AND_CASH,
] as const;

/** One order, and what is asked of it while it lives. */
function lifeOf(random: Random, wish: number, durationMs: number): Step[] {
  const atMs = random.between(0, durationMs * 0.75);
  const placing: PlaceStep = {
    kind: 'place',
    wish,
    card: random.pick(CARDS),
    lines: basket(random),
    door: door(random),
    repeat: repeat(random),
  };
  const later = (least: number, most: number): number => atMs + random.between(least, most);
  return [{ atMs, ...placing }, ...payments(random, placing, later), ...commandsFor(random, wish, later)];
}

function basket(random: Random): PlaceStep['lines'] {
  const lines = [{ sku: random.pick(['PHONE', 'CASE', 'CASE'] as const), quantity: random.between(1, 3) }];
  if (random.chance(0.25)) return [...lines, { sku: 'CHARGER', quantity: 1 }];
  return random.chance(0.15) ? [{ sku: 'TELEVISION', quantity: random.between(2, 10) }] : lines;
}

const door = (random: Random): Door => (random.chance(0.5) ? 0 : 1);

function repeat(random: Random): Repeat {
  const chance = random.next();
  return chance < 0.2 ? 'atOnce' : chance < 0.35 ? 'later' : 'never';
}

type Later = (least: number, most: number) => number;

/** A declined card is mostly followed by another, the bank's question mostly answered. */
function payments(random: Random, { wish, card }: PlaceStep, later: Later): Step[] {
  if (card === 'pm_card_chargeDeclined' && random.chance(0.75)) {
    const pay = command(random, wish, 'pay', 0);
    const second = random.chance(0.3)
      ? [{ atMs: later(2_000, 6_000), ...command(random, wish, 'pay', 1) }]
      : [];
    return [{ atMs: later(1_500, 6_000), ...pay }, ...second];
  }
  if (card === 'pm_card_authenticationRequired' && random.chance(0.8)) {
    return [{ atMs: later(1_500, 7_000), kind: 'bank', wish, agrees: random.chance(0.8) }];
  }
  return [];
}

/** What people do with an order, by its kind: the ways that most orders go, and what crosses them. */
const STORIES: readonly [readonly ChaosCommand[], ...(readonly ChaosCommand[])[]] = [
  [],
  ['cancel'],
  ['staffCancel'],
  ['pack', 'handOver'],
  ['pack', 'handOver'],
  ['pick', 'pack', 'handOver'],
  ['setProcessing', 'setReady', 'setShipped', 'setDelivered'],
  ['pack', 'cancel'],
  ['pick', 'staffCancel', 'pack'],
];

function commandsFor(random: Random, wish: number, later: Later): Step[] {
  const story = [...random.pick(STORIES)];
  const begins = later(400, 3_500);
  const between = random.between(100, 4_000);
  const told = story.map((name, index) => ({
    atMs: begins + index * between,
    ...command(random, wish, name, index),
  }));
  const asides: Step[] = [];
  if (random.chance(0.35)) asides.push({ atMs: later(200, 12_000), ...command(random, wish, 'note', 10) });
  if (random.chance(0.5)) asides.push({ atMs: later(3_000, 9_000), ...command(random, wish, 'review', 11) });
  // Some find their money taken by then; twice is as much as two small refunds.
  for (const ordinal of random.chance(0.4) ? [12, 13] : [])
    asides.push({ atMs: later(4_000, 20_000), ...command(random, wish, 'refund', ordinal) });
  return [...told, ...asides];
}

function command(random: Random, wish: number, name: ChaosCommand, ordinal: number): CommandStep {
  const key = `${name}-${wish}-${ordinal}`;
  return { kind: 'command', wish, name, key, door: door(random), repeat: repeat(random) };
}

const FAULT_EVERY_MS = 1_500;

/**
 * Webhooks that never come are left out: an order would wait for its courier's next look for hours. So are refusals,
 * which wait for a person.
 */
const KINDS = FAULT_KINDS.filter((kind) => kind !== 'dropWebhooks' && kind !== 'refusal');

function faults(random: Random, durationMs: number): Step[] {
  return Array.from({ length: Math.floor(durationMs / FAULT_EVERY_MS) }, (_, index) => {
    const kind = random.pick(KINDS as [FaultKind, ...FaultKind[]]);
    const ms = kind === 'latency' ? random.between(200, 3_000) : random.between(0, 1_500);
    return {
      atMs: index * FAULT_EVERY_MS + random.between(0, FAULT_EVERY_MS),
      kind: 'fault' as const,
      fault: {
        vendor: random.pick<(typeof VENDORS)[number]>(VENDORS).name,
        kind,
        count: random.between(1, 3),
        ms,
      },
    };
  });
}

/** The servers less often than our own programs: they need longer to come back. */
const VICTIMS: readonly [PartName, ...PartName[]] = [
  ...(['worker-1', 'worker-1', 'worker-2', 'worker-2'] as const),
  ...(['api-1', 'api-1', 'api-2', 'api-2'] as const),
  ...(['postgres', 'postgres', 'temporal', 'temporal'] as const),
];
const KILL_EVERY_MS = 2_500;
const LONGEST_AWAY_MS = 4_000;
/** What was killed is back and has worked a little before it is killed again. */
const REPRIEVE_MS = 5_000;

function kills(random: Random, durationMs: number): Step[] {
  const spared = new Map<PartName, number>();
  return Array.from({ length: Math.floor(durationMs / KILL_EVERY_MS) }, (_, index) => {
    const atMs = index * KILL_EVERY_MS + random.between(500, KILL_EVERY_MS);
    const part = random.pick(VICTIMS);
    const awayMs = random.between(200, LONGEST_AWAY_MS);
    if (atMs < (spared.get(part) ?? 0)) return [];
    spared.set(part, atMs + awayMs + REPRIEVE_MS);
    return [{ atMs, kind: 'kill' as const, part, awayMs }];
  }).flat();
}
