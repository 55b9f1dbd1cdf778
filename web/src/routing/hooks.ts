import { useSyncExternalStore } from 'react';
import { router } from './router';
import type { ParamsOf } from './path';
import type { PagePath, SearchOf } from './targets';

/** A part of the router's state, re-rendering when it becomes another. @param select gives the same as long as nothing has changed. */
export const useRouterState = <Value>(select: () => Value): Value =>
  useSyncExternalStore(router.subscribe, select);

/** What stands in the places of the page's path. @param _page the page that asks: it is the one that is shown. */
export function useParams<Path extends PagePath>(_page: Path): ParamsOf<Path> {
  return useRouterState(() => router.shown()?.params) as ParamsOf<Path>;
}

/** What the page has read from its address. @param _page the page that asks: it is the one that is shown. */
export function useSearch<Path extends PagePath>(_page: Path): SearchOf<Path> {
  return useRouterState(() => router.shown()?.search) as SearchOf<Path>;
}
