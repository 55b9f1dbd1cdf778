import type { AnchorHTMLAttributes, ComponentType, MouseEvent, ReactNode, Ref } from 'react';
import { router } from './router';
import type { Going } from './createRouter';
import { useRouterState } from './hooks';
import { addressOf, type PagePath, type Target } from './targets';

interface LinkOptions extends Going {
  /** It is marked on the pages below its own, too, whatever their addresses carry. */
  readonly marksBelow?: boolean;
  readonly onClick?: (event: MouseEvent<HTMLAnchorElement>) => void;
}

type PropsOf<Look, To extends PagePath> = Omit<Look, 'href' | keyof LinkOptions> & Target<To> & LinkOptions;

/** A link to a page, which looks like the component. The one to where the browser is says so to CSS and to screen readers. */
export function createLink<Look extends object>(Look: ComponentType<Look>) {
  return function RouterLink<To extends PagePath>(props: PropsOf<Look, To>): ReactNode {
    const { to, params, search, replace, resetScroll, marksBelow = false, onClick, ...look } = props;
    const href = addressOf({ to, params, search } as Target);
    const isHere = useRouterState(() => leadsHere(href, marksBelow));
    const comeNear = (): void => router.preload(href);
    const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
      onClick?.(event);
      if (event.defaultPrevented || !isPlain(event)) return;
      event.preventDefault();
      void router.navigate({
        href,
        ...(replace !== undefined && { replace }),
        ...(resetScroll !== undefined && { resetScroll }),
      });
    };
    const here = isHere ? { 'aria-current': 'page', 'data-status': 'active' } : {};
    const near = { onPointerEnter: comeNear, onFocus: comeNear, onTouchStart: comeNear };
    return <Look {...(look as unknown as Look)} {...here} {...near} href={href} onClick={follow} />;
  };
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

/** A link to a page, as a browser shows one. */
export const Link = createLink((props: AnchorProps) => <a {...props} />);

function leadsHere(href: string, marksBelow: boolean): boolean {
  const { pathname, search } = router.address();
  if (!marksBelow) return href === `${pathname}${search}`;
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
}

/** Anything else is the browser's, such as a new tab. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
