import { createRouter } from './createRouter';

/** Leads from addresses to pages, since `main.tsx` has started it. */
export const router = createRouter();
