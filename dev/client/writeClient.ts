import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildOpenApi } from '../../api/openapi/document';
import { ROUTES } from '../../api/routes';

/** The package of the typed client, which has the generators among its own packages. */
export const CLIENT_FOLDER = path.resolve(__dirname, '..', '..', 'client');

/**
 * Writes the API's description and its types, `openapi.json` and `schema.d.ts`, by openapi-typescript.
 * @param folder where they go; it is made.
 * @param serverUrl the API's address in the description.
 */
export async function writeClient(folder: string, serverUrl: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const description = path.join(folder, 'openapi.json');
  await writeFile(description, JSON.stringify(buildOpenApi(ROUTES, serverUrl)));
  await runGenerator('openapi-typescript/bin/cli.js', [
    description,
    '--output',
    path.join(folder, 'schema.d.ts'),
  ]);
}

/**
 * Runs a program of the client's own packages to its end.
 * @throws {Error} with what it wrote when it fails.
 */
export async function runGenerator(program: string, args: readonly string[]): Promise<void> {
  const file = path.join(CLIENT_FOLDER, 'node_modules', program);
  const child = spawn(process.execPath, [file, ...args], {
    cwd: CLIENT_FOLDER,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written: Buffer[] = [];
  for (const output of [child.stdout, child.stderr]) output.on('data', (part: Buffer) => written.push(part));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} failed:\n${Buffer.concat(written).toString('utf8')}`);
}
