import type { Route } from './http/route';
import * as TABLES from './routeTables';

/** Everything that can be called, webhooks aside. The router sorts it. */
export const ROUTES: readonly Route[] = Object.values<readonly Route[]>(TABLES).flat();
