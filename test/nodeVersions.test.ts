import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const read = (file: string): string => readFileSync(path.resolve(__dirname, '..', file), 'utf8');
const manifest = z.object({ engines: z.object({ node: z.string() }) });

/** The versions that are tested, each from where on: `20.19`, `22.12`, … */
const tested = manifest
  .parse(JSON.parse(read('package.json')))
  .engines.node.split(' || ')
  .map((range) => /^\^(\d+\.\d+)\.0$/.exec(range)?.[1] ?? range);

const majorOf = (version: string): string => version.split('.')[0] ?? '';

test('the lock file names the same versions as package.json', () => {
  const lock = z
    .object({ packages: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(read('package-lock.json')));
  expect(manifest.parse(lock.packages[''])).toEqual(manifest.parse(JSON.parse(read('package.json'))));
});

test.each(['README.md', 'CONTRIBUTING.md'])('%s names each version that is tested', (file) => {
  for (const version of tested) expect(read(file)).toMatch(new RegExp(`\\b${majorOf(version)}\\b`));
  expect(read(file)).toContain(tested[0]);
});

test('each but the one that everything runs on has its line in .ci/run', () => {
  const lines = read('.ci/run').matchAll(/^count \.ci\/on-node (\d+)$/gm);
  expect(Array.from(lines, ([, version]) => version)).toEqual(tested.slice(1).map(majorOf));
});

test('the image is built on the newest of them', () => {
  const [, image] = /^ARG NODE_IMAGE=node:(\d+)-/m.exec(read('Dockerfile')) ?? [];
  expect(image).toBe(majorOf(tested.at(-1) ?? ''));
});

test.each([
  ['18.20.0', 'old'],
  ['20.18.3', 'old'],
  ['20.19.0', 'tested'],
  ['21.7.0', 'untested'],
  ['22.11.0', 'untested'],
  ['22.12.0', 'tested'],
  ['24.21.0', 'tested'],
  ['26.0.0', 'untested'],
])('Node %s is %s to a start', (version, verdict) => {
  const program = `import { judgeNode } from './dev/judgeNode.mjs';
    console.log(judgeNode('^20.19.0 || ^22.12.0 || ^24.0.0', '${version}').verdict);`;
  const cwd = path.resolve(__dirname, '..');
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd,
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe(verdict);
});
