import * as customerPages from './customerPages';
import type { Page } from './routing/page';
import { signInPage } from './session/page';
import * as staffPages from './staffPages';

/** All pages of the application; each one's own `page.ts` says where it stands. */
export const PAGES: readonly Page[] = [
  signInPage,
  ...Object.values(customerPages),
  ...Object.values(staffPages),
];

type Customers = typeof customerPages;
type Staff = typeof staffPages;

declare module './routing/targets' {
  interface KnownPages extends Customers, Staff {
    readonly signInPage: typeof signInPage;
  }
}
