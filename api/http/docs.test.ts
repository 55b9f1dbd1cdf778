import express, { type Express } from 'express';
import request from 'supertest';
import { createDocs } from './docs';

/** An app with the documentation of one path, and how often its description was made. */
function docsUnderTest(): { readonly app: Express; made: () => number } {
  let made = 0;
  const docs = createDocs(() => {
    made += 1;
    return {
      openapi: '3.1.1',
      info: { title: 'Throughline', version: '1', description: '' },
      ...{ servers: [], security: [], paths: { '/api/mugs': {} }, components: {} },
    };
  });
  return { app: express().use(docs), made: () => made };
}

// First, since the script is kept by the package, for the whole process.
test('the script of the page knows the paths although nobody has opened the page yet', async () => {
  const { app } = docsUnderTest();
  expect((await request(app).get('/docs/swagger-ui-init.js')).text).toContain('/api/mugs');
});

test('the description is made once, when somebody reads it', async () => {
  const { app, made } = docsUnderTest();
  expect(made()).toBe(0);
  for (const path of ['/openapi.json', '/docs/', '/docs/swagger-ui-init.js', '/openapi.json'])
    expect((await request(app).get(path)).status).toBe(200);
  expect(made()).toBe(1);
});
