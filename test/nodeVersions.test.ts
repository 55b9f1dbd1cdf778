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

test('the image is built on the newest of them', () => {
  const [, image] = /^ARG NODE_IMAGE=node:(\d+)-/m.exec(read('Dockerfile')) ?? [];
  expect(image).toBe(majorOf(tested.at(-1) ?? ''));
});

test('what a start checks is the oldest of them: this very Node is no older', () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = (tested[0] ?? '').split('.').map(Number);
  expect(major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)).toBe(true);
});
