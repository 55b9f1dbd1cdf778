import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { chunkOfSource, chunksOf, stylesOf, withImports, type Built, type BuiltChunk } from './builtChunk';

/** Bytes, gzipped, that a page may fetch before it is complete. */
export interface Budget {
  readonly script: number;
  readonly style: number;
}

/** What a page fetches, in bytes, gzipped. */
export interface PageWeight extends Budget {
  /** The source file of the page. */
  readonly page: string;
  readonly language: string;
}

/** A phone on a slow network gets 87 kB a second. */
const CUSTOMERS: Budget = { script: 150_000, style: 20_500 };
/** Staff come back every day, to pages that lie in their browser's cache. */
const STAFF: Budget = { script: 200_000, style: 26_000 };

/** The script that starts all others: whatever it imports, they wait for. */
const FIRST_SCRIPT = 10_000;

const budgetOf = (page: string): Budget => (page.includes('/admin/') ? STAFF : CUSTOMERS);

/** What every page begins with, whichever it is. */
const FIRST = '/src/first.ts';
const FRAME = [FIRST, '/src/main.tsx'];
const LANGUAGES = ['en', 'bn'];
const PAGE = /\/src\/.+Page\.tsx$/;

/** Fails the build when a page has become too heavy, and says how heavy each is. */
export function weightBudget(): Plugin {
  return {
    name: 'weight-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const weights = weighPages(bundle);
      this.info(weights.map(tell).join('\n'));
      const faults = [...heavyStart(bundle), ...tooHeavy(weights)];
      if (faults.length > 0) this.error(faults.join('\n'));
    },
  };
}

/**
 * Weighs every page in every language: the frame, the page's own code and styles, the texts.
 * @throws {Error} when what was built has no frame, texts or pages: nothing would be weighed then.
 */
export function weighPages(built: Built): readonly PageWeight[] {
  const frame = FRAME.map((source) => chunkAt(built, source));
  const pages = chunksOf(built).filter(({ facadeModuleId }) => PAGE.test(facadeModuleId ?? ''));
  if (pages.length === 0) throw new Error('No page was built: nothing can be weighed.');
  return LANGUAGES.flatMap((language) => {
    const texts = chunkAt(built, `/src/i18n/${language}.ts`);
    return pages.map((page) => weigh(built, language, page, [...frame, texts, page]));
  });
}

/** That the first script is heavier than its budget allows; nothing when it isn't. */
export function heavyStart(built: Built): readonly string[] {
  const weight = sum(withImports(built, [chunkAt(built, FIRST)]).map(({ code }) => gzipped(code)));
  if (weight <= FIRST_SCRIPT) return [];
  return [`The first script is ${kilobytes(weight)}, gzipped; its budget is ${kilobytes(FIRST_SCRIPT)}.`];
}

/** The pages that are heavier than their budget allows, a sentence each. */
export function tooHeavy(weights: readonly PageWeight[]): readonly string[] {
  return weights.flatMap(({ page, language, ...weight }) =>
    (['script', 'style'] as const)
      .filter((kind) => weight[kind] > budgetOf(page)[kind])
      .map(
        (kind) =>
          `${page} (${language}) fetches ${kilobytes(weight[kind])} of ${kind}s, gzipped; ` +
          `its budget is ${kilobytes(budgetOf(page)[kind])}.`,
      ),
  );
}

function weigh(built: Built, language: string, page: BuiltChunk, begin: readonly BuiltChunk[]): PageWeight {
  const chunks = withImports(built, begin);
  const sheets = stylesOf(chunks).map((name) => built[name]);
  return {
    page: page.facadeModuleId ?? page.fileName,
    language,
    script: sum(chunks.map(({ code }) => gzipped(code))),
    style: sum(sheets.map((sheet) => (sheet?.type === 'asset' ? gzipped(sheet.source) : 0))),
  };
}

function chunkAt(built: Built, source: string): BuiltChunk {
  const chunk = chunkOfSource(built, source);
  if (!chunk) throw new Error(`${source} has no chunk of its own: the pages can't be weighed.`);
  return chunk;
}

const gzipped = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;

const tell = ({ page, language, script, style }: PageWeight): string =>
  `${page.replace(/^.*\/src\//, '')} (${language}): ${kilobytes(script)} of scripts, ${kilobytes(style)} of styles`;
