import { parseSync } from '@swc/core';

/** One import as it stands in a file. */
export interface WrittenImport {
  /** What is imported, as written: a package or a relative path. */
  readonly from: string;
  /** The compiled program doesn't load it. */
  readonly typeOnly: boolean;
}

/**
 * Everything that a source imports: imports and exports `from`, `import()` of values and of types, `import = require`,
 * `require` and `require.resolve`.
 * @param text TypeScript or JavaScript; JSX as well when the file's name ends in x.
 */
export function readImports(file: string, text: string): WrittenImport[] {
  const tsx = file.endsWith('x');
  const imports: WrittenImport[] = [];
  visit(parseSync(text, { syntax: 'typescript', tsx, target: 'es2023' }), (node) => {
    const found = importOf(node);
    if (found) imports.push(found);
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

function importOf(node: Node): WrittenImport | undefined {
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
      return loads(node['callee']) ? written(firstArgument(node), false) : undefined;
    default:
      return undefined;
  }
}

function written(source: unknown, typeOnly: boolean): WrittenImport | undefined {
  const from = isNode(source) ? textOf(source) : undefined;
  return from === undefined ? undefined : { from, typeOnly };
}

/** A text in quotes, or in backquotes with nothing to fill in. */
function textOf({ type, value, quasis }: Node): string | undefined {
  if (typeof value === 'string') return value;
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis) || quasis.length !== 1) return undefined;
  const [only]: unknown[] = quasis;
  return isNode(only) && typeof only['cooked'] === 'string' ? only['cooked'] : undefined;
}

function loads(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'Import') return true;
  if (callee.type === 'MemberExpression')
    return isNamed(callee['object'], 'require') && isNamed(callee['property'], 'resolve');
  return isNamed(callee, 'require');
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['value'] === name;
}

function firstArgument({ arguments: given }: Node): unknown {
  const [first]: unknown[] = Array.isArray(given) ? given : [];
  return typeof first === 'object' && first !== null && 'expression' in first ? first.expression : undefined;
}
