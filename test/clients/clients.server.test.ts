import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { CLIENT_FOLDER, runGenerator, writeClient } from '../../dev/client/writeClient';
import { startStack, type Stack } from '../world/stack';

const run = promisify(execFile);
const ROOT = path.resolve(CLIENT_FOLDER, '..');
const COMPILER = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');

/** What a strict shop compiles with. */
const TSCONFIG = {
  compilerOptions: {
    ...{ target: 'es2023', module: 'preserve', strict: true, skipLibCheck: true, noEmit: true },
    ...{ noUnusedLocals: true },
    ...{ types: ['node'], exactOptionalPropertyTypes: false },
  },
  include: ['*.ts', 'hey/**/*.ts'],
};

let folder: string;
let stack: Stack;
beforeAll(async () => {
  await mkdir(path.join(ROOT, '.data'), { recursive: true });
  // Within the project, so that its packages are found.
  folder = await mkdtemp(path.join(ROOT, '.data', 'clients-'));
  stack = await startStack({}, {}, { mayStayOpen: true });
  await stack.prisma.product.create({ data: { sku: 'MUG', name: 'Mug', price: 255, currency: 'GBP' } });
  await stack.prisma.stock.create({ data: { sku: 'MUG', onHand: 100 } });
  await writeClient(folder, stack.url);
  await runGenerator('@hey-api/openapi-ts/bin/run.js', [
    ...['--input', path.join(folder, 'openapi.json')],
    ...['--output', path.join(folder, 'hey')],
  ]);
  for (const name of ['openapiFetch', 'heyApi']) {
    await copyFile(path.join(__dirname, `${name}.ts.txt`), path.join(folder, `${name}.ts`));
  }
  await writeFile(path.join(folder, 'readme.ts'), await exampleOfReadme());
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

/** The program that the package's page shows, with the types of this folder. */
async function exampleOfReadme(): Promise<string> {
  const page = await readFile(path.join(CLIENT_FOLDER, 'README.md'), 'utf8');
  const [, program = ''] = /```ts\n([^]*?)```/.exec(page) ?? [];
  if (!program.includes("from 'throughline-client'")) throw new Error('The page shows no program');
  return program.replace("'throughline-client'", "'./schema'");
}

test('programs that use a client by openapi-typescript and one by Hey API compile, and so does the page’s', async () => {
  await expect(run(process.execPath, [COMPILER, '-p', folder])).resolves.toMatchObject({ stdout: '' });
});

test('what an operation never answers doesn’t compile', async () => {
  const wrong = `import type { PlaceOrderErrors } from './hey';
    export const never: PlaceOrderErrors[409]['type'] = 'https://throughline.dev/problems/not-allowed';`;
  await writeFile(path.join(folder, 'wrong.ts'), wrong);
  await expect(run(process.execPath, [COMPILER, '-p', folder])).rejects.toMatchObject({
    stdout: expect.stringContaining('wrong.ts(2'),
  });
  await rm(path.join(folder, 'wrong.ts'));
});

test.each(['openapiFetch', 'heyApi'])('%s places an order, follows, lists and cancels it', async (name) => {
  const outfile = path.join(folder, `${name}.cjs`);
  const entryPoints = [path.join(folder, `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', logLevel: 'silent' });
  const env = { ...process.env, BASE_URL: stack.url, TOKEN: await stack.token('mina', 'customer') };
  const { stdout } = await run(process.execPath, [outfile], { env });
  expect(JSON.parse(stdout)).toEqual({
    number: expect.stringMatching(/^TL-/),
    grand: 510,
    listed: true,
    event: expect.objectContaining({ version: 1, type: 'OrderPlaced', status: 'PENDING' }),
    reason: 'Only a test',
    refusedFor: true,
  });
});
