import {
  IconBuildingStore,
  IconClipboardList,
  IconCoins,
  IconPackages,
  IconReceipt2,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../../domain/people/permissions';
import { isStaffSession } from '../../session/session';
import { useSession } from '../../session/useSession';
import classes from './Shell.module.css';

interface NavEntry {
  readonly to: '/' | '/orders' | '/admin/orders' | '/admin/credits' | '/admin/inventory' | '/admin/erp';
  readonly text: `shell.${'shop' | 'myOrders' | 'adminOrders' | 'credits' | 'inventory' | 'erp'}`;
  readonly icon: Icon;
  /** Who lacks it is not led there. */
  readonly needs?: Permission;
}

const CUSTOMER_PAGES: readonly NavEntry[] = [
  { to: '/', text: 'shell.shop', icon: IconBuildingStore },
  { to: '/orders', text: 'shell.myOrders', icon: IconReceipt2 },
];
const STAFF_PAGES: readonly NavEntry[] = [
  { to: '/admin/orders', text: 'shell.adminOrders', icon: IconClipboardList },
  { to: '/admin/credits', text: 'shell.credits', icon: IconCoins, needs: 'readCredits' },
  { to: '/admin/inventory', text: 'shell.inventory', icon: IconPackages, needs: 'readInventory' },
  { to: '/admin/erp', text: 'shell.erp', icon: IconRefresh },
];

/** The pages this person works with; staff find the back office, customers their orders. */
export function NavLinks({ onFollow }: { readonly onFollow?: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const pages = isStaffSession(session) ? STAFF_PAGES : CUSTOMER_PAGES;
  const open = pages.filter(({ needs }) => !needs || session?.permissions.includes(needs));
  return open.map(({ to, text, icon: Glyph }) => (
    <Link
      key={to}
      to={to}
      className={classes.link}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      {...(onFollow ? { onClick: onFollow } : {})}
    >
      <Glyph size={18} stroke={1.8} aria-hidden />
      {t(text)}
    </Link>
  ));
}
