import express, { type Router } from 'express';
import swaggerUi from 'swagger-ui-express';
import type { OpenApiDocument } from '../openapi/document';

/** The API's description for programs at `/openapi.json`, and for people at `/docs`. */
export function createDocs(document: OpenApiDocument): Router {
  const router = express.Router();
  router.get('/openapi.json', (_request, response) => {
    response.locals['route'] = '/openapi.json';
    response.json(document);
  });
  const options = { customSiteTitle: 'Throughline API', swaggerOptions: { persistAuthorization: true } };
  router.use('/docs', swaggerUi.serve, swaggerUi.setup({ ...document }, options));
  return router;
}
