import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import compression from 'compression';
import express from 'express';
import request from 'supertest';
import { secureHeaders } from '../secureHeaders';
import { servePages } from './webPages';

const SCRIPT = 'export const answer = 42;\n'.repeat(100);
const PAGE = '<!doctype html><p>shell</p>';
let root: string;

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'pages-'));
  mkdirSync(path.join(root, 'assets'));
  const put = (name: string, content: string): void => {
    writeFileSync(path.join(root, name), content);
    writeFileSync(path.join(root, `${name}.br`), brotliCompressSync(content));
    writeFileSync(path.join(root, `${name}.gz`), gzipSync(content));
  };
  put('assets/main-abc.js', SCRIPT);
  put('index.html', PAGE);
  writeFileSync(path.join(root, 'assets', 'plain-abc.css'), '.a {}');
  writeFileSync(path.join(root, 'favicon.svg'), '<svg/>');
});
afterAll(() => rmSync(root, { recursive: true }));

function get(address: string, encodings: string) {
  const app = express().use(compression()).use(servePages(root));
  return request(app).get(address).set('Accept-Encoding', encodings).set('Accept', 'text/html,*/*');
}

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
])('a browser that takes %s gets a file as the build has compressed it: %s', async (takes, encoding) => {
  const { headers, status } = await get('/assets/main-abc.js', takes).buffer(false);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-encoding': encoding,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: expect.stringContaining('Accept-Encoding'),
  });
  expect(headers['content-type']).toMatch(/^text\/javascript/);
  expect(Number(headers['content-length'])).toBeLessThan(200);
});

test('one that takes none, and one who refuses it, get the file itself', async () => {
  for (const takes of ['identity', 'br;q=0, gzip;q=0']) {
    const { headers, text } = await get('/assets/main-abc.js', takes);
    expect(headers['content-encoding']).toBeUndefined();
    expect(text).toBe(SCRIPT);
  }
});

test('what the build has not compressed is served all the same', async () => {
  const { headers, text, status } = await get('/assets/plain-abc.css', 'br, gzip');
  expect([status, text]).toEqual([200, '.a {}']);
  expect(headers['content-type']).toMatch(/^text\/css/);
});

test('every address of a page is the HTML, compressed, which is asked for again each time', async () => {
  const { headers, status } = await get('/orders/some-order', 'gzip, br').buffer(false);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'no-cache',
    'content-type': 'text/html; charset=utf-8',
    etag: expect.any(String),
  });
  const again = await get('/orders/some-order', 'gzip, br').set('If-None-Match', String(headers['etag']));
  expect(again.status).toBe(304);
  const { text } = await get('/orders/some-order', 'gzip');
  expect(text).toBe(PAGE);
});

test('a file that is not there is no page', async () => {
  const { status } = await get('/assets/gone-abc.js', 'br, gzip');
  expect(status).toBe(404);
});

test('a file has the security headers that its kind needs, a page has all of them', async () => {
  const auth = { issuer: 'https://issuer.test', audience: 'throughline', devIssuer: false };
  const app = express()
    .use(secureHeaders({ production: true, auth }))
    .use(servePages(root));
  const ofFile = (await request(app).get('/assets/main-abc.js')).headers;
  expect(Object.keys(ofFile)).toEqual(
    expect.arrayContaining([
      ...['x-content-type-options', 'cross-origin-resource-policy', 'referrer-policy'],
      'strict-transport-security',
    ]),
  );
  expect(ofFile['content-security-policy']).toBeUndefined();
  for (const address of ['/', '/favicon.svg']) {
    const { headers } = await request(app).get(address).set('Accept', 'text/html,*/*');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  }
});

test('a file at the top keeps its type', async () => {
  const { headers } = await get('/favicon.svg', 'br');
  expect(headers['content-type']).toMatch(/^image\/svg\+xml/);
});

test('without built pages nothing is served, compressed or not', async () => {
  const app = express().use(servePages(path.join(root, 'nowhere')));
  const answer = await request(app).get('/').set('Accept', 'text/html').set('Accept-Encoding', 'br');
  expect(answer.status).toBe(404);
  expect(answer.headers['content-encoding']).toBeUndefined();
});
