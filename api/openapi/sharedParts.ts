import { ANSWER_HEADERS, REQUEST_HEADERS } from './headers';
import type { JsonSchema } from './jsonSchema';

/** Parts of the document that stand in it once, and how to refer to them. */
export interface SharedParts {
  readonly responses: Readonly<Record<string, JsonSchema>>;
  readonly parameters: Readonly<Record<string, JsonSchema>>;
  /** A reference to a header, or to a parameter. */
  refer(kind: 'headers', name: keyof typeof ANSWER_HEADERS): JsonSchema;
  refer(kind: 'parameters', name: keyof typeof REQUEST_HEADERS): JsonSchema;
  /** Keeps a parameter by its name and gives the reference to it, unless another has the name: then the parameter itself. */
  parameter(name: string, parameter: JsonSchema): JsonSchema;
  /** Keeps a response by its name, and gives the reference to it. */
  response(name: string, describe: () => JsonSchema): JsonSchema;
}

const refTo = (kind: string, name: string): JsonSchema => ({ $ref: `#/components/${kind}/${name}` });

export function createSharedParts(): SharedParts {
  const responses: Record<string, JsonSchema> = {};
  const parameters: Record<string, JsonSchema> = { ...REQUEST_HEADERS };
  return {
    responses,
    parameters,
    refer: refTo,
    parameter(name, parameter) {
      const text = JSON.stringify(parameter);
      // Those of a path are alike wherever they stand; a filter of a list may have the same name.
      const names = parameter['in'] === 'path' ? [name, `${name}InPath`] : [name];
      const free = names.find((one) => (parameters[one] ? JSON.stringify(parameters[one]) === text : true));
      if (free === undefined) return parameter;
      parameters[free] ??= parameter;
      return refTo('parameters', free);
    },
    response(name, describe) {
      responses[name] ??= describe();
      return refTo('responses', name);
    },
  };
}
