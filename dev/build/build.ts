import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildProduction } from './buildProduction';

/** Builds what production runs into `dist/`, or into `--folder`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { folder: { type: 'string', default: 'dist' } } });
  await buildProduction({ folder: path.resolve(values.folder), onProgress: (text) => console.error(text) });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
