import { useEffect, useEffectEvent, useState } from 'react';
import type { OrderChangeJson } from '../../../api/schema/order';
import { currentSession } from '../session/session';
import { renewSession } from '../session/signIn';
import { browserSurroundings } from './browserSurroundings';
import { followStream } from './eventStream';

/**
 * Follows a stream of order changes while the component is shown.
 * @param onChange called with each change, and with undefined whenever a connection has come up: what happened
 * before it has to be read again.
 * @returns whether the stream is connected now; undefined until the first attempt has come to something.
 */
export function useOrderStream(
  url: string,
  onChange: (change: OrderChangeJson | undefined) => void,
): boolean | undefined {
  const [connected, setConnected] = useState<boolean>();
  const report = useEffectEvent(onChange);

  useEffect(() => {
    const leaving = new AbortController();
    void followStream(
      {
        url,
        token: () => currentSession()?.token,
        renew: renewSession,
        signal: leaving.signal,
        onMessage: (message) => {
          if (message.event === 'order') report(JSON.parse(message.data) as OrderChangeJson);
          // Something has changed that we are not told of: what is shown may differ all the same.
          if (message.event === 'refresh') report(undefined);
        },
        onConnection: (up) => {
          setConnected(up);
          // What happened between the page's first read and this moment came through no stream.
          if (up) report(undefined);
        },
      },
      browserSurroundings,
    );
    return () => leaving.abort();
  }, [url]);

  return connected;
}
