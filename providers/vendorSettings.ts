import { z } from 'zod';

/** Environment variables by name; the empty ones are left out. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where the sandbox plays a vendor: below this path of its own address. Undefined in production, where nothing is simulated. */
export type SandboxAt = (path: '' | `/${string}`) => string | undefined;

/** What a vendor's adapter is told from outside, as its `settings.ts` writes it down. */
interface SettingsParts<Shape extends z.ZodRawShape, StandIn extends keyof Shape & string, Settings> {
  /** Its environment variables. */
  readonly variables: Shape;
  /**
   * What stands in for its accounts and secrets outside production. The sandbox knows them by the same values, and so may
   * everybody: production must be told its own, and refuses these.
   */
  readonly standIns: Readonly<Record<StandIn, string>>;
  /** What else production must be told. */
  readonly alsoRequired?: readonly (keyof Shape & string)[];
  /** The variable by which a shop chooses the vendor: unset, production asks for none of the others. Absent: every shop has it. */
  readonly chosenBy?: keyof Shape & string;
  /** What the adapter is given. */
  readonly toSettings: (env: z.output<z.ZodObject<Shape>>, sandboxAt: SandboxAt) => Settings;
}

/** A vendor's settings, of which configuration needs no more than this. */
export interface VendorSettings<Settings> {
  /** Names of its environment variables. */
  readonly variables: readonly string[];
  readonly standIns: Readonly<Record<string, string>>;
  /** Names of what production must be told. */
  readonly required: readonly string[];
  /** Undefined: every shop has it. */
  readonly chosenBy: string | undefined;
  /** Reads the variables; stand-ins take the place of those that are missing. */
  read(given: Variables, sandboxAt: SandboxAt): z.ZodSafeParseResult<Settings>;
}

/** Makes a vendor's settings of their parts. */
export function vendorSettings<Shape extends z.ZodRawShape, StandIn extends keyof Shape & string, Settings>({
  variables,
  standIns,
  alsoRequired = [],
  chosenBy,
  toSettings,
}: SettingsParts<Shape, StandIn, Settings>): VendorSettings<Settings> {
  const names = Object.keys(variables);
  return {
    variables: names,
    standIns,
    required: names.filter((name) => Object.hasOwn(standIns, name) || alsoRequired.includes(name)),
    chosenBy,
    read: (given, sandboxAt) =>
      z
        .object(variables)
        .transform((env) => toSettings(env, sandboxAt))
        .safeParse({ ...standIns, ...given }),
  };
}
