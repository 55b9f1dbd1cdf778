import express, { type Router } from 'express';
import swaggerUi from 'swagger-ui-express';
import type { OpenApiDocument } from '../openapi/document';
import { parseRequest } from './input/parseRequest';
import { refuseMethod } from './refuseMethod';
import { NO_PARAMETERS } from './request';

const refuseOthers = refuseMethod(['GET']);

/** The API's description for programs at `/openapi.json`, and for people at `/docs`. */
export function createDocs(document: OpenApiDocument): Router {
  const router = express.Router();
  router.get('/openapi.json', (request, response) => {
    response.locals['route'] = '/openapi.json';
    parseRequest({ query: NO_PARAMETERS }, request);
    response.json(document);
  });
  router.all(['/openapi.json', '/docs', '/docs/{*file}'], (request, response, next) =>
    request.method === 'GET' || request.method === 'HEAD' ? next() : refuseOthers(request, response, next),
  );
  const options = { customSiteTitle: 'Throughline API', swaggerOptions: { persistAuthorization: true } };
  router.use('/docs', swaggerUi.serve, swaggerUi.setup({ ...document }, options));
  return router;
}
