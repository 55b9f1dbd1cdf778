import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const ignore = (): void => undefined;
let complaints = '';
const logger = {
  log: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: (message: string) => {
    complaints += message;
  },
};
const workflows = path.resolve(__dirname, '..', 'workflows');
let folder: string;
beforeEach(() => {
  complaints = '';
  // Within the repository, so that packages resolve, and where nobody looks for its sources.
  const data = path.resolve(__dirname, '..', '.data');
  mkdirSync(data, { recursive: true });
  folder = mkdtempSync(path.join(data, 'bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function bundle(source: string): Promise<unknown> {
  const file = path.join(folder, 'workflow.ts');
  writeFileSync(file, source);
  return bundleWorkflowCode({ workflowsPath: file, logger });
}

test('workflow code that needs nothing of Node is bundled', async () => {
  await expect(
    bundle(`export * from ${JSON.stringify(path.join(workflows, 'index'))};`),
  ).resolves.toBeDefined();
});

test.each(['node:fs', 'crypto', 'http'])(
  'workflow code that reaches for %s is refused',
  async (module) => {
    const source = `import * as api from '${module}';\nexport async function order() { return Object.keys(api); }`;
    const failure = await bundle(source).catch((error: unknown) => String(error));
    // Modules written with `node:` are webpack's own to refuse, and only its log names them.
    expect(`${String(failure)} ${complaints}`).toContain(module);
    expect(failure).toMatch(/disallowed modules|Webpack finished with errors/);
  },
  60_000,
);
