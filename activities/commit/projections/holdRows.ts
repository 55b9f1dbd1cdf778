import type { Blockable, HoldReason } from '../../../domain/holds/reasons';
import type { Hold } from '../../../domain/order/order';
import type { Change } from '../change';

/** A hold as it stands now, or as it was when it was released. */
export interface HoldRow {
  readonly key: string;
  readonly reason: HoldReason;
  readonly blocks: readonly Blockable[];
  readonly owner: string;
  readonly since: string;
  readonly until: string | null;
  readonly defaultAction: 'release' | 'cancel' | null;
  readonly released: boolean;
}

/** Holds that are new, have changed or are gone. SQL function: `write_holds`. */
export function holdRows({ before, after }: Change): readonly HoldRow[] {
  const known = new Map(before.holds.map((hold) => [hold.key, JSON.stringify(hold)]));
  const standing = new Set(after.holds.map(({ key }) => key));
  const put = after.holds.filter((hold) => known.get(hold.key) !== JSON.stringify(hold));
  const gone = before.holds.filter(({ key }) => !standing.has(key));
  return [...put.map((hold) => rowOf(hold, false)), ...gone.map((hold) => rowOf(hold, true))];
}

const rowOf = (hold: Hold, released: boolean): HoldRow => ({
  key: hold.key,
  reason: hold.reason,
  blocks: hold.blocks,
  owner: hold.owner,
  since: hold.since,
  until: hold.until ?? null,
  defaultAction: hold.default ?? null,
  released,
});
