import type { Action } from '../actions';
import { COMMAND_NAMES, type CommandName, type CommandPayloads } from '../commands';
import type { Role } from '../people/actor';
import { readSamples } from './readSamples';
import type { Place } from './stages';

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
  /** Whose role may send it, and yet has nothing to do with what a place allows. */
  readonly notFor?: Readonly<Partial<Record<Place, readonly Role[]>>>;
}

type SampleOf<Name extends CommandName> = Name extends Action
  ? ActionSample<CommandPayloads[Name]>
  : Sample<CommandPayloads[Name]>;

type SampleTable = { readonly [Name in CommandName]: SampleOf<Name> };

/** What a file of `samples/` exports as `SAMPLES`: the commands of one capability. */
export type CommandSamples = Partial<SampleTable>;

const isWhole = (samples: CommandSamples): samples is SampleTable =>
  COMMAND_NAMES.every((name) => samples[name] !== undefined);

/**
 * The sample of every command.
 * @throws {Error} when a command has none.
 */
export const COMMAND_SAMPLES: SampleTable = requireWhole(readSamples<CommandSamples>('SAMPLES'));

function requireWhole(samples: CommandSamples): SampleTable {
  if (isWhole(samples)) return samples;
  const without = COMMAND_NAMES.filter((name) => samples[name] === undefined);
  throw new Error(`domain/testing/samples/ has no sample of ${without.join(', ')}`);
}
