import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import { linkFault, sentenceOf } from '../../domain/links/linkFault';
import { readStanding, repeatAnswer } from '../commands/commandStanding';
import { sendCommand, type CommandDeps } from '../commands/sendCommand';
import { REPLAYED, bodyHash, digest } from '../http/idempotency';
import type { Context, RequestShape } from '../http/request';
import type { Reply } from '../http/route';
import type { OpenedLinkJson } from '../schema/money/payments';
import { openedView, readLink, type LinkDeps } from './links';

/** Who pays by a link is known by nothing but the link. */
const BY_LINK: Actor = { id: 'payment-link', role: 'system' };

interface Asked extends Pick<Context<RequestShape>, 'rawBody' | 'routeId' | 'idempotencyKey'> {
  readonly deps: LinkDeps & CommandDeps;
  /** Of the link. */
  readonly token: string;
  /** The gateway's handle of the card. */
  readonly card: string;
}

/**
 * Makes an attempt to pay by a link, and answers with the link as it is afterwards. A repeat with the same key is the same attempt.
 * @throws {DomainError} why nobody can pay by it, or the order's refusal; nothing changes then.
 */
export async function payByLink({ deps, token, card, ...context }: Asked): Promise<Reply<OpenedLinkJson>> {
  const begunAt = deps.now().toISOString();
  const { order, link } = await readLink(deps, token);
  const commandId = digest(
    ...[BY_LINK.id, context.routeId, order.id, link.id, context.idempotencyKey ?? randomUUID()],
  );
  const hash = bodyHash(context.rawBody ?? null);
  const { answer } = await readStanding(deps.prisma, { orderId: order.id, commandId, actor: BY_LINK });
  if (answer) {
    try {
      repeatAnswer(answer, order, { bodyHash: hash, actor: BY_LINK });
    } catch (error) {
      withoutActions(error);
    }
    return { status: 200, body: openedView(deps, { order, link }), headers: REPLAYED };
  }
  const fault = linkFault(order, link, begunAt);
  if (fault !== undefined) throw new DomainError(fault, sentenceOf(fault));
  const sent = await sendCommand(deps, {
    ...{
      orderId: order.id,
      name: 'payByLink',
      actor: BY_LINK,
      commandId,
      bodyHash: hash,
      expects: undefined,
    },
    payload: { linkId: link.id, token: card, begunAt },
  }).catch(withoutActions);
  const body = openedView(deps, await readLink(deps, token));
  return { status: sent.kind === 'accepted' ? 202 : 200, body };
}

/** What staff may do to the order is nothing for whoever has a link. */
function withoutActions(error: unknown): never {
  if (!(error instanceof DomainError)) throw error;
  const { allowedActions: _actions, allowedStatuses: _statuses, ...extra } = error.extra;
  throw new DomainError(error.code, error.detail, extra, { cause: error });
}
