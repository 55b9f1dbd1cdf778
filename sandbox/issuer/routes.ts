import express, { Router } from 'express';
import { z } from 'zod';
import type { IssuerKey } from './key';
import { TOKEN_LIFE_S, signToken, type TokenClaims, type TokenParties } from './token';

/** `role` for one role, `roles` for several. */
const request = z
  .object({
    sub: z.string().min(1),
    role: z.string().min(1).optional(),
    roles: z.array(z.string().min(1)).optional(),
    name: z.string().optional(),
  })
  .transform(({ sub, role, roles, name }): TokenClaims => ({
    sub,
    roles: roles ?? (role === undefined ? [] : [role]),
    ...(name === undefined ? {} : { name }),
  }));

/**
 * An identity provider for development, below `/issuer`: whoever asks gets a token for whoever they say they
 * are, which is why it must never run beside real data. Open to pages of every origin.
 */
export function issuerRoutes(key: IssuerKey, parties: () => TokenParties): Router {
  const router = Router();
  router.use(express.json());
  router.use((_request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Content-Type' });
    next();
  });
  router.options('/token', (_request, response) => {
    response.sendStatus(204);
  });
  router.get('/.well-known/jwks.json', (_request, response) => {
    response.json({ keys: [key.publicJwk] });
  });
  router.get('/.well-known/openid-configuration', (_request, response) => {
    response.json(discovery(parties().issuer));
  });
  router.post('/token', async ({ body }, response) => {
    const claims = request.safeParse(body);
    if (!claims.success) {
      response
        .status(400)
        .json({ error: 'invalid_request', error_description: z.prettifyError(claims.error) });
      return;
    }
    const token = await signToken(key, parties(), claims.data);
    response.json({ access_token: token, token_type: 'Bearer', expires_in: TOKEN_LIFE_S });
  });
  return router;
}

function discovery(issuer: string): unknown {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    token_endpoint: `${issuer}/token`,
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  };
}
