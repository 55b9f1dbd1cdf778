import path from 'node:path';
import { parseSync } from '@swc/core';

/** One import as it stands in a file. */
export interface WrittenImport {
  /** What is imported, as written: a package or a path; with a `/` at its end a folder, of which a pattern names files. */
  readonly from: string;
  /** The compiled program doesn't load it. */
  readonly typeOnly: boolean;
}

/**
 * Everything that a source imports: imports and exports `from`, `import()` of values and of types, `import = require`,
 * `import.meta.glob`, `require` and `require.resolve`, and what Jest loads or replaces by name.
 * @param text TypeScript or JavaScript; JSX as well when the file's name ends in x.
 */
export function readImports(file: string, text: string): WrittenImport[] {
  const tsx = file.endsWith('x');
  const imports: WrittenImport[] = [];
  visit(parseSync(text, { syntax: 'typescript', tsx, target: 'es2023' }), (node) => {
    imports.push(...importsOf(node));
  });
  return imports;
}

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) see(value);
  for (const part of Object.values(value)) visit(part, see);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function importsOf(node: Node): WrittenImport[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      // Braces in which every name says `type` are no types alone: what stays of the line, in the pages, is `import './place'`.
      return written(node['source'], node['typeOnly'] === true);
    case 'TsImportType':
      return written(node['argument'], true);
    case 'TsExternalModuleReference':
      return written(node['expression'], false);
    case 'CallExpression':
      if (isGlob(node['callee'])) return foldersOf(argumentsOf(node));
      return loads(node['callee']) ? written(argumentsOf(node)[0], false) : [];
    default:
      return [];
  }
}

function written(source: unknown, typeOnly: boolean): WrittenImport[] {
  const from = isNode(source) ? textOf(source) : undefined;
  return from === undefined ? [] : [{ from, typeOnly }];
}

/** A text in quotes, or in backquotes with nothing to fill in. */
function textOf({ type, value, quasis }: Node): string | undefined {
  if (typeof value === 'string') return value;
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis) || quasis.length !== 1) return undefined;
  const [only]: unknown[] = quasis;
  return isNode(only) && typeof only['cooked'] === 'string' ? only['cooked'] : undefined;
}

/** Whose calls load a module by its name, or put something in its place. */
const LOADERS: Readonly<Record<string, readonly string[]>> = {
  require: ['resolve'],
  module: ['require'],
  jest: [
    'requireActual',
    'requireMock',
    'createMockFromModule',
    'mock',
    'doMock',
    'setMock',
    'unstable_mockModule',
  ],
};

function loads(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  const { type, object, property } = callee;
  if (type === 'MemberExpression')
    return Object.entries(LOADERS).some(
      ([owner, calls]) => isNamed(object, owner) && calls.some((call) => isNamed(property, call)),
    );
  return type === 'Import' || isNamed(callee, 'require');
}

function isGlob(callee: unknown): boolean {
  if (!isNode(callee) || callee.type !== 'MemberExpression' || !isNamed(callee['property'], 'glob'))
    return false;
  const { object } = callee;
  return isNode(object) && object.type === 'MetaProperty';
}

/** The folders that the patterns of `import.meta.glob` look into: one, or several in an array; with `!` it leaves files out. */
function foldersOf([patterns, options]: readonly unknown[]): WrittenImport[] {
  const base = baseOf(options);
  return (elementsOf(patterns) ?? [patterns]).flatMap((pattern) => {
    const text = isNode(pattern) ? textOf(pattern) : undefined;
    return text === undefined || text.startsWith('!')
      ? []
      : [{ from: folderOf(text, base), typeOnly: false }];
  });
}

/** What stands before the first segment that fits several names; a pattern that begins with one looks everywhere. */
function folderOf(pattern: string, base: string | undefined): string {
  const [folder] = /^[^*?[{(\\]*\//.exec(pattern) ?? ['/'];
  if (base === undefined || folder.startsWith('/')) return folder;
  const whole = path.posix.join(base, folder);
  return whole.startsWith('/') ? whole : `./${whole}`;
}

/** `base` of the options: where the patterns start from, if not from the file. */
function baseOf(options: unknown): string | undefined {
  if (!isNode(options) || !Array.isArray(options['properties'])) return undefined;
  const properties: unknown[] = options['properties'];
  const base = properties.filter(isNode).find(({ key }) => isNamed(key, 'base'))?.['value'];
  return isNode(base) ? textOf(base) : undefined;
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['value'] === name;
}

function argumentsOf({ arguments: given }: Node): unknown[] {
  return expressionsOf(given);
}

function elementsOf(node: unknown): unknown[] | undefined {
  return isNode(node) && node.type === 'ArrayExpression' ? expressionsOf(node['elements']) : undefined;
}

function expressionsOf(listed: unknown): unknown[] {
  const list: unknown[] = Array.isArray(listed) ? listed : [];
  return list.map((one) =>
    typeof one === 'object' && one !== null && 'expression' in one ? one.expression : undefined,
  );
}
