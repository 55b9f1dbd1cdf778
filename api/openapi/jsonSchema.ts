import { z } from 'zod';
import { present } from '../../domain/present';

/** A JSON Schema of the 2020-12 dialect, which is OpenAPI 3.1's. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a schema is asked about: what may be sent, or what is answered. Defaults and coercion make them two. */
export type Direction = 'input' | 'output';

/** Gathers the schemas that have a name, so that each stands in the document once and is referred to elsewhere. */
export interface SchemaComponents {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /**
   * The schema as JSON, with references to what is named in it.
   * @throws {Error} when one name stands for two schemas.
   */
  describe(schema: z.core.$ZodType, direction: Direction): JsonSchema;
}

export function createSchemaComponents(): SchemaComponents {
  const schemas: Record<string, JsonSchema> = {};
  const add = (name: string, schema: JsonSchema): void => {
    const known = schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`The name ${name} stands for two schemas`);
    }
    schemas[name] = schema;
  };
  return {
    get schemas() {
      const named = Object.entries(schemas).map(
        ([name, schema]) => [name, extension(schema, schemas)] as const,
      );
      return Object.fromEntries(named);
    },
    describe(schema, direction) {
      const {
        $schema: _dialect,
        $defs = {},
        ...own
      } = z.toJSONSchema(schema, {
        io: direction,
        unrepresentable: 'any',
        override: ({ jsonSchema }) => shorten(jsonSchema, direction),
      });
      const definitions = Object.entries($defs);
      for (const [name, definition] of definitions) add(name, asComponent(definition));
      return asComponent(own);
    },
  };
}

/** A schema that names another which it `extends` is told as that one and what it adds. */
function extension(
  { extends: base, ...schema }: JsonSchema,
  named: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  if (typeof base !== 'string') return schema;
  const own = objectSchema.parse(schema);
  const known = objectSchema.parse(named[base]);
  const properties = Object.entries(own.properties).filter(
    ([name, field]) => JSON.stringify(field) !== JSON.stringify(known.properties[name]),
  );
  return {
    ...present({ description: own.description }),
    allOf: [
      { $ref: `#/components/schemas/${base}` },
      {
        type: 'object',
        properties: Object.fromEntries(properties),
        required: own.required.filter((name) => !known.required.includes(name)),
      },
    ],
  };
}

const objectSchema = z.object({
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()),
});

/** Leaves out what says nothing: a format's pattern, the bounds of every integer, that answers grow no fields. */
function shorten(json: z.core.JSONSchema.BaseSchema, direction: Direction): void {
  if (direction === 'input') tellDefault(json);
  if (json.format !== undefined) delete json.pattern;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  if (direction === 'output' && json.additionalProperties === false) delete json.additionalProperties;
  const [first, second, ...others] = json.anyOf ?? [];
  const nullable = others.length === 0 && second?.type === 'null' && typeof first?.type === 'string';
  if (!nullable || first.enum) return;
  delete json.anyOf;
  if (first.format !== undefined) delete first.pattern;
  Object.assign(json, first, { type: [first.type, 'null'] });
}

/** Generators take a field that has a default for one that must be sent: it is told in words. */
function tellDefault(json: z.core.JSONSchema.BaseSchema): void {
  if (json.default === undefined) return;
  const told = `Default: \`${JSON.stringify(json.default)}\`.`;
  json.description = json.description === undefined ? told : `${json.description} ${told}`;
  delete json.default;
}

/** Zod refers to named schemas inside the schema itself, OpenAPI among its components. */
function asComponent(schema: object): JsonSchema {
  const json = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(json);
}
