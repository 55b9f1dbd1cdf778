import { CancellationScope, log } from '@temporalio/workflow';
import type { EffectsReport } from '../../activities/effects/performEffects';
import type { EffectName } from '../../domain/commitRecord';
import { effectsAlone, effectsTogether } from './activities';

/** What follows from an order's events outside of it, beside the story: it blocks nothing and rejects nothing. */
export interface Effects {
  /** True when the world knows all that it should. */
  readonly idle: boolean;
  /** True while they are being performed, and for a few seconds after: it ends with a workflow task in any case. */
  readonly underWay: boolean;
  /** Wakes effects that the order's events up to a version call for. */
  call(due: readonly EffectName[], version: number): void;
  /** Wakes all of them: each finds out for itself whether there is something to do. */
  wake(): void;
}

/**
 * One activity performs whatever is due, the next one whatever has become due since: effects mostly come
 * together, and an activity costs the server six events. One that could not be performed leaves the round and
 * is repeated by itself for as long as it takes, so that a customer is told although the ERP is down.
 */
export function createEffects(orderId: string, together: boolean): Effects {
  const known: readonly EffectName[] = together ? ['notifications', 'erp'] : ['notifications'];
  /** The version of the order that last called for the effect. */
  const due = new Map<EffectName, number>();
  const repeating = new Set<EffectName>();
  let performing = false;

  const willing = (): EffectName[] => known.filter((name) => !repeating.has(name));

  async function perform(): Promise<void> {
    performing = true;
    while (willing().some((name) => due.has(name))) {
      const names = willing();
      const areAll = names.length === known.length;
      const { seen, unfinished } = together
        ? await performTogether(orderId, names, areAll)
        : nothingDone(names);
      for (const name of names) if ((due.get(name) ?? 0) <= seen) due.delete(name);
      for (const name of unfinished) void repeat(name);
    }
    performing = false;
  }

  async function repeat(name: EffectName): Promise<void> {
    repeating.add(name);
    due.delete(name);
    try {
      await CancellationScope.nonCancellable(() => effectsAlone[name](orderId));
    } catch (error) {
      // A rejected promise that nobody awaits would fail the workflow task for ever. SQL knows what is left.
      log.warn('An effect was given up', { effect: name, error: String(error) });
    }
    repeating.delete(name);
    start();
  }

  function start(): void {
    if (!performing) void perform();
  }

  return {
    get idle() {
      return !performing && repeating.size === 0;
    },
    get underWay() {
      return performing;
    },
    call(names, version) {
      for (const name of names) due.set(name, version);
      start();
    },
    wake() {
      for (const name of known) due.set(name, 0);
      start();
    },
  };
}

const nothingDone = (names: readonly EffectName[]): EffectsReport => ({ seen: 0, unfinished: names });

/** @param areAll whether the names are all that there are: they aren't written into the history then. */
async function performTogether(
  orderId: string,
  names: readonly EffectName[],
  areAll: boolean,
): Promise<EffectsReport> {
  const { performEffects } = effectsTogether;
  try {
    return await CancellationScope.nonCancellable(() =>
      areAll
        ? performEffects(orderId)
        : performEffects.executeWithOptions({ summary: names.join(', ') }, [orderId, names]),
    );
  } catch (error) {
    log.warn('The effects were interrupted', { effects: names.join(', '), error: String(error) });
    return nothingDone(names);
  }
}
