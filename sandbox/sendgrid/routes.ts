import { randomBytes } from 'node:crypto';
import express, { Router, type Request } from 'express';
import { z } from 'zod';
import type { Answer } from '../answer';
import type { Table } from '../journal';
import type { SentMessage } from '../messages';
import type { OwnWorld } from '../vendor';
import { mailEvent, type EventPoster } from './events';

export interface SendgridOptions {
  readonly apiKey: string;
}

const address = z.object({ email: z.email() });

const mail = z.object({
  personalizations: z
    .array(
      z.object({
        to: z.array(address).min(1),
        subject: z.string().optional(),
        custom_args: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1),
  from: address,
  subject: z.string().optional(),
  custom_args: z.record(z.string(), z.string()).optional(),
  content: z.array(z.object({ type: z.string(), value: z.string().min(1) })).min(1),
});
type Mail = z.infer<typeof mail>;

/** SendGrid's mail API, below `/sendgrid`. Emails to `bounce@…` and `drop@…` come to what their name says. */
export function sendgridRoutes(
  options: SendgridOptions,
  publicKey: string,
  { serve, messages }: OwnWorld,
  events: EventPoster,
): Router {
  const router = Router();
  router.use(express.json({ limit: '5mb' }));
  const signedIn = (perform: (request: Request) => Answer) => (request: Request) =>
    request.get('authorization') === `Bearer ${options.apiKey}`
      ? perform(request)
      : refused(401, 'The provided authorization grant is invalid, expired, or revoked', null);
  router.post(
    '/v3/mail/send',
    serve(
      'send',
      signedIn(({ body }) => send(body, messages, events)),
    ),
  );
  router.get(
    '/v3/user/webhooks/event/settings/signed',
    serve(
      'settings',
      signedIn(() => ({ status: 200, body: { public_key: publicKey } })),
    ),
  );
  return router;
}

function send(body: unknown, messages: Table<SentMessage>, events: EventPoster): Answer {
  const parsed = mail.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(400, issue?.message ?? 'Bad Request', issue?.path.join('.') ?? null);
  }
  const id = randomBytes(11).toString('base64url');
  for (const personalization of parsed.data.personalizations) {
    const args = { ...parsed.data.custom_args, ...personalization.custom_args };
    for (const { email } of personalization.to) {
      const status = fateOf(email);
      const subject = personalization.subject ?? parsed.data.subject;
      messages.put(sentMessage(parsed.data, email, subject, status));
      if (status !== 'dropped') events.post(mailEvent('processed', email, id, args));
      events.post(mailEvent(status, email, id, args));
    }
  }
  return { status: 202, headers: { 'X-Message-Id': id } };
}

function fateOf(email: string): 'delivered' | 'bounce' | 'dropped' {
  if (email.startsWith('bounce@')) return 'bounce';
  return email.startsWith('drop@') ? 'dropped' : 'delivered';
}

function sentMessage(
  { from, content }: Mail,
  to: string,
  subject: string | undefined,
  status: SentMessage['status'],
): SentMessage {
  const html = content.find(({ type }) => type === 'text/html')?.value;
  return {
    id: randomBytes(11).toString('base64url'),
    vendor: 'sendgrid',
    to,
    from: from.email,
    ...(subject === undefined ? {} : { subject }),
    text: content.find(({ type }) => type === 'text/plain')?.value ?? '',
    ...(html === undefined ? {} : { html }),
    status,
    sentAt: new Date().toISOString(),
  };
}

function refused(status: number, message: string, field: string | null): Answer {
  return { status, body: { errors: [{ message, field, help: null }] } };
}
