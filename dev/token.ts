import { parseArgs } from 'node:util';
import { ROLES } from '../domain/people/actor';
import { devToken } from './devKeys';
import { readSettings } from './stack/settings';

/** Prints a bearer token: `npm run --silent token -- --sub alice --role customer`; `--role` may be repeated. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { sub: { type: 'string' }, role: { type: 'string', multiple: true }, name: { type: 'string' } },
  });
  const { sub, role: roles = [], name } = values;
  const known: readonly string[] = ROLES;
  if (!sub || roles.length === 0 || !roles.every((role) => known.includes(role))) {
    throw new Error(`Usage: npm run token -- --sub ID --role ROLE [--name NAME]; roles: ${ROLES.join(', ')}`);
  }
  const token = await devToken(readSettings(), { sub, roles, ...(name === undefined ? {} : { name }) });
  process.stdout.write(`${token}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
