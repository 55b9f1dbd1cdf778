import { z } from 'zod';
import { ROUTES } from '../routes';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every part of a JSON Schema with where it stands. */
function walk(schema: unknown, path: string): readonly (readonly [string, Json])[] {
  if (!isJson(schema)) return [];
  const below = Object.entries(schema).flatMap(([name, part]) => walk(part, `${path}/${name}`));
  return 'examples' in schema
    ? [[path, schema], ...below.filter(([at]) => !at.includes('/examples'))]
    : [[path, schema], ...below];
}

const PARTS = ROUTES.flatMap(({ id, request }) =>
  [request.query, request.body].flatMap((schema) =>
    schema ? walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), id) : [],
  ),
);

const pathsWhere = (predicate: (schema: Json, path: string) => boolean): readonly string[] =>
  PARTS.filter(([path, schema]) => predicate(schema, path)).map(([path]) => path);

test('every list that can be sent has a most', () => {
  expect(pathsWhere(({ type }) => type === 'array').length).toBeGreaterThan(10);
  expect(pathsWhere(({ type, maxItems }) => type === 'array' && maxItems === undefined)).toEqual([]);
});

test('every text that can be sent has a most, or a form', () => {
  const isOpen = ({ type, maxLength, format, ...schema }: Json): boolean =>
    type === 'string' &&
    maxLength === undefined &&
    format === undefined &&
    !('enum' in schema || 'const' in schema || 'pattern' in schema);
  expect(pathsWhere(({ type }) => type === 'string').length).toBeGreaterThan(30);
  expect(pathsWhere(isOpen).filter((path) => !/propertyNames$/.test(path))).toEqual([]);
});

/** Empty in queries and imports is none, and where a form sends what nobody filled in. */
const MAY_BE_EMPTY = new RegExp(
  [
    ...['^GET ', '^POST /api/admin/credits', 'propertyNames$'],
    String.raw`/(line2|postcode|variant|category|imageUrl|warehouse|specification)(/|$)`,
  ].join('|'),
);

test('a text that can be sent is refused by its field when it is empty, unless it may be', () => {
  const isWords = ({ type, ...schema }: Json): boolean =>
    type === 'string' && !['enum', 'const', 'pattern', 'format'].some((form) => form in schema);
  expect(pathsWhere((schema) => isWords(schema) && schema['minLength'] === 1).length).toBeGreaterThan(20);
  const open = pathsWhere((schema) => isWords(schema) && schema['minLength'] === undefined);
  expect(open.filter((path) => !MAY_BE_EMPTY.test(path))).toEqual([]);
});

test('no object that can be sent has fields that are dropped', () => {
  const objects = pathsWhere((schema) => isJson(schema['properties']) && schema['type'] === 'object');
  expect(objects.length).toBeGreaterThan(20);
  // Temporal's protocol has fields in later releases that we don't know.
  const open = pathsWhere(
    ({ type, properties, additionalProperties }, path) =>
      type === 'object' &&
      isJson(properties) &&
      additionalProperties !== false &&
      !path.startsWith('POST /codec/'),
  );
  expect(open).toEqual([]);
});

test('a body of 16 MB is the largest that any path reads', () => {
  const limits = ROUTES.flatMap(({ bodyLimit }) => bodyLimit ?? []);
  expect(limits).toContain('16mb');
  const isMore = (limit: string): boolean => Number(/^(\d{1,2})mb$/.exec(limit)?.[1] ?? Infinity) > 16;
  expect(limits.filter(isMore)).toEqual([]);
});
