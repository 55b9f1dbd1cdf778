import type { ComponentType } from 'react';
import type { NavEntry } from '../shell/navEntry';
import type { RawSearch } from './search';

/** A page of the application: where it stands, what its address carries, and what shows it. */
export interface Page<Path extends string = string, Read extends object = object> {
  /** `/orders/$orderId`: a name after a dollar stands for anything there. */
  readonly path: Path;
  /** Reads what the address carries and leaves out what is not the page's, which goes from the address then; absent: nothing is read. */
  readonly readSearch?: (raw: RawSearch) => Read;
  /** What has to be so before it is shown: the address to go to instead, or nothing. */
  readonly before?: (href: string) => Promise<string | undefined> | string | undefined;
  /** Fetches its code; absent for one that only leads elsewhere. */
  readonly load?: () => Promise<ComponentType>;
  /** Its link in the header; absent for pages that are reached from other pages. */
  readonly nav?: NavEntry;
}

interface Definition<Path extends string, Read extends object, Name extends string> extends Omit<
  Page<Path, Read>,
  'load'
> {
  /** Imports the file that shows it. */
  readonly load?: () => Promise<Readonly<Record<NoInfer<Name>, unknown>>>;
  /** The component's name there. */
  readonly component?: Name;
}

/** Defines a page. Its component is checked by its name alone: its type would depend on all pages, and theirs on it. */
export function definePage<
  const Path extends string,
  Read extends object = Record<never, never>,
  const Name extends string = string,
>({ load, component, ...page }: Definition<Path, Read, Name>): Page<Path, Read> {
  if (!load || component === undefined) return page;
  return { ...page, load: async () => (await load())[component] as ComponentType };
}
