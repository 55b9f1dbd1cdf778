import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CartProvider } from '../shop/CartProvider';
import { Header } from './Header';
import classes from './Shell.module.css';

/** The frame of every page: skip link, header, the page itself. */
export function Shell() {
  const { t } = useTranslation();
  const pathname = useRouterState({ select: (state) => state.location.pathname });

  useEffect(() => {
    document.title = t('shell.brand');
  }, [pathname, t]);

  return (
    <CartProvider>
      <a href="#content" className="skip-link">
        {t('shell.skip')}
      </a>
      <Header />
      <main id="content" className={classes.content} tabIndex={-1}>
        <Outlet />
      </main>
    </CartProvider>
  );
}
