import path from 'node:path';
import { readConfig } from '../../config/config';
import { CLIENT_FOLDER, writeClient } from './writeClient';

/** Writes the typed client's package, ready to be published or to be installed from its folder. */
async function main(): Promise<void> {
  const folder = path.join(CLIENT_FOLDER, 'dist');
  await writeClient(folder, readConfig().http.publicUrl);
  console.log(`Wrote openapi.json and schema.d.ts to ${folder}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
