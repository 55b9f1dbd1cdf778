import express, { type RequestHandler, type Router } from 'express';
import swaggerUi from 'swagger-ui-express';
import type { OpenApiDocument } from '../openapi/document';
import { parseRequest } from './input/parseRequest';
import { refuseMethod } from './refuseMethod';
import { NO_PARAMETERS } from './request';

const OPTIONS = { customSiteTitle: 'Throughline API', swaggerOptions: { persistAuthorization: true } };

const refuseOthers = refuseMethod(['GET']);

/**
 * The API's description for programs at `/openapi.json`, and for people at `/docs`.
 * @param describe makes the description. It is asked when somebody first wants to read it, and once: it takes about a quarter of a second,
 * which no start need wait for.
 */
export function createDocs(describe: () => OpenApiDocument): Router {
  const router = express.Router();
  const description = once(describe);
  const page = once((): RequestHandler => swaggerUi.setup({ ...description() }, OPTIONS));
  router.get('/openapi.json', (request, response) => {
    response.locals['route'] = '/openapi.json';
    parseRequest({ query: NO_PARAMETERS }, request);
    response.json(description());
  });
  router.all(['/openapi.json', '/docs', '/docs/{*file}'], (request, response, next) =>
    request.method === 'GET' || request.method === 'HEAD' ? next() : refuseOthers(request, response, next),
  );
  // The page's script is served by `serve`, as the page was last set up.
  const setUpFirst: RequestHandler = (_request, _response, next) => {
    page();
    next();
  };
  const show: RequestHandler = (request, response, next) => page()(request, response, next);
  router.use('/docs', setUpFirst, swaggerUi.serve, show);
  return router;
}

/** Makes it on the first call, and gives the same on every further one. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
