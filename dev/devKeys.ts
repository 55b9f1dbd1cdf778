import path from 'node:path';
import { issueDevToken, type TokenClaims } from '../sandbox/issuer/token';
import { eventKey } from '../sandbox/sendgrid/events';
import type { Settings } from './stack/settings';

/** The key that the simulated SendGrid signs its webhooks with, unless a real one's is configured. */
export function sendgridPublicKey(settings: Settings): string {
  const configured = settings.config.sendgrid.webhookPublicKey;
  return configured ?? eventKey(path.join(sandboxFolder(settings), 'sendgrid-key.pem')).publicKey;
}

/** A bearer token of the development issuer, good for twelve hours. */
export function devToken(settings: Settings, claims: TokenClaims): Promise<string> {
  const { issuer, audience } = settings.config.auth;
  return issueDevToken({ ...claims, issuer, audience, dataDir: sandboxFolder(settings) });
}

function sandboxFolder({ environment, dataDir }: Settings): string {
  return environment['SANDBOX_DATA_DIR'] ?? path.join(dataDir, 'sandbox');
}
