import { NO_ADDRESS } from '../../domain/notifications/notifications';

interface Sending {
  readonly channel: string;
  readonly error: string | null;
}

/** Messages to a customer who can't be reached on a channel say so once, with the first of them. */
export function withoutRepeatedSilence<Message extends Sending>(
  messages: readonly Message[],
): readonly Message[] {
  const silent = new Set<string>();
  return messages.filter(({ channel, error }) => {
    if (error !== NO_ADDRESS) return true;
    const isFirst = !silent.has(channel);
    silent.add(channel);
    return isFirst;
  });
}
