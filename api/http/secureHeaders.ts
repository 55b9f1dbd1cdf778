import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What the security headers depend on. */
export interface SecuritySettings {
  readonly auth: { readonly issuer: string; readonly audience: string; readonly devIssuer: boolean };
  readonly production: boolean;
}

/**
 * Security headers. Scripts come from us alone; styles may be inline, because the pages' components write them.
 * Outside production the pages fetch their tokens from the simulated issuer, over plain HTTP.
 */
export function secureHeaders({ production, auth }: SecuritySettings): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", new URL(auth.issuer).origin],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: production,
  });
}
