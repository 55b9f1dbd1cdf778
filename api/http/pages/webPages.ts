import path from 'node:path';
import express, { type Response, type Router } from 'express';
import { sendCompressed, serveFiles } from './compressedFiles';

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/**
 * Serves the built pages. Files under `assets/` carry a hash of their content in the name and never change; every
 * other address that a browser opens is a page of the application, which finds its own way.
 */
export function servePages(root: string): Router {
  const router = express.Router();
  router.use(
    '/assets',
    serveFiles(path.join(root, 'assets'), {
      ...{ immutable: true, maxAge: YEAR_MS, fallthrough: true },
      setHeaders: withoutHeadersOfDocuments,
    }),
  );
  router.use(serveFiles(root, { index: false, setHeaders: mustAsk }));
  router.get('/{*page}', (request, response, next) => {
    if (isOurs(request.path) || !request.accepts('html')) return next();
    response.locals['route'] = 'page';
    mustAsk(response);
    // Not built yet: the API works without its pages.
    sendCompressed(request, response, { root, name: 'index.html' }, next);
  });
  return router;
}

/** What a browser heeds in answers that it shows, and not in scripts, styles and letters. */
const HEADERS_OF_DOCUMENTS = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];

/** Half a kilobyte for each file would be a tenth of a second for a page on a slow network. */
function withoutHeadersOfDocuments(response: Response): void {
  for (const header of HEADERS_OF_DOCUMENTS) response.removeHeader(header);
}

/** What keeps its name may change at any time: browsers ask whether theirs is still the same. */
function mustAsk(response: Response): void {
  response.set('Cache-Control', 'no-cache');
}

/** Programs that call an address which doesn't exist want to be told so, not a page. */
function isOurs(pathname: string): boolean {
  return /^\/(api|auth|webhooks|assets)(\/|$)/.test(pathname);
}
