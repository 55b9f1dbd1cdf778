import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { router } from '../../routing/router';
import { useRouterState } from '../../routing/hooks';
import { CartProvider } from '../../shop/cart/CartProvider';
import { Header } from './Header';
import { PageOutlet } from './PageOutlet';
import classes from './Shell.module.css';

/** The frame of every page: skip link, header, the page itself. */
export function Shell() {
  const { t } = useTranslation();
  const content = useRef<HTMLElement>(null);
  const pathname = useRouterState(() => router.address().pathname);

  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // What had the focus went with the last page: keyboards and screen readers go on at the new one's beginning.
    content.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <CartProvider>
      <a href="#content" className="skip-link">
        {t('shell.skip')}
      </a>
      <Header />
      <main id="content" ref={content} className={classes.content} tabIndex={-1}>
        <PageOutlet />
      </main>
    </CartProvider>
  );
}
