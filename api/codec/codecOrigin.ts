import type { RequestHandler } from 'express';

const HOUR_SECONDS = '3600';

/** Where Temporal's Web UI is. */
export interface TemporalUiSettings {
  /** For links to an order's execution; undefined: no links. */
  readonly temporalUi: { readonly url: string; readonly namespace: string } | undefined;
}

/**
 * Lets pages of the configured Temporal Web UI, and of no other origin, call the codec endpoint. That alone gives
 * nobody a payload: the token decides.
 */
export function allowTemporalUi({ temporalUi }: TemporalUiSettings): RequestHandler {
  const allowed = temporalUi && new URL(temporalUi.url).origin;
  return (request, response, next) => {
    response.vary('Origin');
    if (allowed === undefined || request.get('Origin') !== allowed) return next();
    response.set({
      'Access-Control-Allow-Origin': allowed,
      // The Web UI may be told to send them, and the browser then hides an answer that doesn't say this.
      'Access-Control-Allow-Credentials': 'true',
    });
    if (request.method !== 'OPTIONS') return next();
    response
      .status(204)
      .set({
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Namespace',
        'Access-Control-Max-Age': HOUR_SECONDS,
      })
      .end();
  };
}
