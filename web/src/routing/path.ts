/** The names in a path: `orderId` of `/orders/$orderId`. */
export type NamesIn<Path extends string> = Path extends `${string}$${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Path extends `${string}$${infer Name}`
    ? Name
    : never;

/** What stands in their places. */
export type ParamsOf<Path extends string> = Readonly<Record<NamesIn<Path>, string>>;

/** Puts the parameters in the places of their names. */
export function fillPath(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/\$(\w+)/g, (_place, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** What stands in the places of the path's names, where it is this path; undefined where it is another. */
export function matchPath(path: string, pathname: string): Readonly<Record<string, string>> | undefined {
  const wanted = path.split('/');
  const parts = withoutSlash(pathname).split('/');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (!want.startsWith('$')) {
      if (want !== part) return undefined;
      continue;
    }
    const value = decoded(part);
    if (!value) return undefined;
    params[want.slice(1)] = value;
  }
  return params;
}

/** `/orders/` is `/orders`. */
export const withoutSlash = (pathname: string): string => pathname.replace(/(?<=.)\/+$/, '');

/** Undefined for what somebody's hand has broken. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
