import type { Page } from './page';
import { fillPath, type NamesIn, type ParamsOf } from './path';
import { writeSearch } from './search';

/** All pages, each at a name of its own: `pages.ts`, where they are known, fills it. */
export interface KnownPages {}

type AnyPage = KnownPages[keyof KnownPages];

/** The path of a page that there is. */
export type PagePath = AnyPage['path'];

/** The path of a page that is one alone. */
export type PlainPath = { [Path in PagePath]: [NamesIn<Path>] extends [never] ? Path : never }[PagePath];

/** What the page reads from its address. */
export type SearchOf<Path extends PagePath> =
  Extract<AnyPage, { readonly path: Path }> extends Page<Path, infer Read> ? Read : never;

/** A page with all that its address needs. One that there isn't, or lacks a parameter, doesn't compile. */
export type Target<Path extends PagePath = PagePath> = {
  [One in Path]: {
    readonly to: One;
    readonly search?: SearchOf<One>;
  } & ([NamesIn<One>] extends [never] ? { readonly params?: undefined } : { readonly params: ParamsOf<One> });
}[Path];

/** The address of a page. */
export function addressOf({ to, params, search }: Target): string {
  return `${fillPath(to, params)}${writeSearch(search ?? {})}`;
}
