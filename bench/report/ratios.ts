import type { Measurement } from '../measure/measurement';
import type { BenchResult, LivesResult, PeerResult, PlacingResult, Series } from './result';

/** A figure of ours against a floor, or against what it should be. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  /** Undefined: nothing was promised. */
  readonly aim?: Aim;
}

export interface Aim {
  readonly kind: 'atMost' | 'atLeast';
  readonly value: number;
}

/** How long a placement may take, in bare starts and inserts. */
const PLACE_TIMES = 2;
/** What share of bare starts placements should reach. */
const PLACE_RATE = 0.5;
/** What Temporal keeps of an order. */
const EVENTS = 120;

/** How many orders are delivered for each that orders-go completes. */
const PEER_RATE = 1;

/** The ratios that a result has the figures for. */
export function ratiosOf({ placing, lives }: Pick<BenchResult, 'placing' | 'lives'>): Ratio[] {
  return [...(placing ? placingRatios(placing) : []), ...(lives ? livesRatios(lives) : [])];
}

/** Undefined where nothing was promised. */
export function isMet({ value, aim }: Ratio): boolean | undefined {
  if (aim === undefined) return undefined;
  return aim.kind === 'atMost' ? value <= aim.value : value >= aim.value;
}

function placingRatios({ starts, inserts, orders }: PlacingResult): Ratio[] {
  const times = orders.flatMap(({ whole }): Ratio[] => {
    const start = at(starts, whole.concurrency);
    const insert = at(inserts, whole.concurrency);
    if (!start || !insert) return [];
    const floor = start.p50Ms + insert.p50Ms;
    const against = `(bare start p50 + bare insert p50), ${whole.concurrency} at once`;
    const aim: Aim = { kind: 'atMost', value: PLACE_TIMES };
    return [
      { name: `place p50 / ${against}`, value: whole.p50Ms / floor, aim },
      { name: `place and start p50 / ${against}`, value: whole.startedP50Ms / floor, aim },
    ];
  });
  const left = orders.map(({ whole }) => whole.leftToSweeper);
  return [
    ...times,
    ...rateRatio('placements / bare starts a second', starts, orders, PLACE_RATE),
    {
      name: 'share of orders left to the sweeper',
      value: Math.max(...left),
      aim: { kind: 'atMost', value: 0 },
    },
  ];
}

function livesRatios({ eightSteps, orders, histories, eightStepsHistories, peer }: LivesResult): Ratio[] {
  return [
    ...rateRatio('delivered / bare workflows of eight activities a second', eightSteps, orders),
    ...cpuRatio('Temporal’s CPU per order / per bare workflow', eightSteps, orders),
    {
      name: 'history events of an order / of a bare workflow',
      value: histories.events.median / eightStepsHistories.events.median,
    },
    {
      name: 'history events of an order, at most',
      value: histories.events.max,
      aim: { kind: 'atMost', value: EVENTS },
    },
    ...(peer ? peerRatios(peer, orders) : []),
  ];
}

/** Several at once: throughput is what the two are compared by. */
function peerRatios(peer: PeerResult, orders: readonly Series<Measurement>[]): Ratio[] {
  return orders.flatMap(({ whole: { concurrency, perSecond } }): Ratio[] => {
    const its = at(peer.orders, concurrency);
    if (!its || concurrency === 1) return [];
    return [
      {
        name: `delivered a second, ours / orders-go’s, ${concurrency} at once`,
        value: perSecond / its.perSecond,
        aim: { kind: 'atLeast', value: PEER_RATE },
      },
    ];
  });
}

/** At the highest concurrency, where throughput is what counts. */
function rateRatio(
  name: string,
  floors: readonly Series<Measurement>[],
  ours: readonly Series<Measurement>[],
  atLeast?: number,
): Ratio[] {
  const top = busiest(ours);
  const floor = top && at(floors, top.concurrency);
  if (!floor) return [];
  const aim: Aim | undefined = atLeast === undefined ? undefined : { kind: 'atLeast', value: atLeast };
  return [
    {
      name: `${name}, ${top.concurrency} at once`,
      value: top.perSecond / floor.perSecond,
      ...(aim && { aim }),
    },
  ];
}

function cpuRatio(
  name: string,
  floors: readonly Series<Measurement>[],
  ours: readonly Series<Measurement>[],
): Ratio[] {
  const top = busiest(ours);
  const used = top?.cpuMs['Temporal'];
  const floor = top && at(floors, top.concurrency)?.cpuMs['Temporal'];
  return used && floor ? [{ name: `${name}, ${top.concurrency} at once`, value: used / floor }] : [];
}

function at(series: readonly Series<Measurement>[], concurrency: number): Measurement | undefined {
  return series.find(({ whole }) => whole.concurrency === concurrency)?.whole;
}

function busiest(series: readonly Series<Measurement>[]): Measurement | undefined {
  return series.map(({ whole }) => whole).toSorted((a, b) => b.concurrency - a.concurrency)[0];
}
