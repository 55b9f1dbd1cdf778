import path from 'node:path';
import express, { type Router } from 'express';

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/**
 * Serves the built pages. Files under `assets/` carry a hash of their content in the name and never change; every
 * other address that a browser opens is a page of the application, which finds its own way.
 */
export function servePages(root: string): Router {
  const router = express.Router();
  router.use(
    '/assets',
    express.static(path.join(root, 'assets'), { immutable: true, maxAge: YEAR_MS, fallthrough: true }),
  );
  router.use(
    express.static(root, {
      index: false,
      setHeaders: (response) => response.set('Cache-Control', 'no-cache'),
    }),
  );
  router.get('/{*page}', (request, response, next) => {
    if (isOurs(request.path) || !request.accepts('html')) return next();
    response.locals['route'] = 'page';
    response.set('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root }, (error) => {
      // Not built yet: the API works without its pages.
      if (error && !response.headersSent) next();
    });
  });
  return router;
}

/** Programs that call an address which doesn't exist want to be told so, not a page. */
function isOurs(pathname: string): boolean {
  return /^\/(api|auth|webhooks|assets)(\/|$)/.test(pathname);
}
