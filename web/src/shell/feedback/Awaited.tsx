import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice';

export interface AwaitedProps<Data> {
  /** A query. */
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  /** The room to leave while it loads, in pixels. */
  readonly room: number;
  readonly children: (data: Data) => ReactNode;
}

/** A part of a page with a query of its own: room for it while it loads, or why it failed and the way to ask again. */
export function Awaited<Data>({ query, room, children }: AwaitedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton h={room} aria-hidden />;
}
