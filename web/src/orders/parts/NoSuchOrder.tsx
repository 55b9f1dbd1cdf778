import { IconFileUnknown } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { LinkButton } from '../../shell/parts/LinkButton';

interface NoSuchOrderProps {
  /** The list to look for it in. */
  readonly list: '/orders' | '/admin/orders';
}

/** Asking again would not help: the address is wrong, or the order is somebody else's. */
export function NoSuchOrder({ list }: NoSuchOrderProps) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        icon={IconFileUnknown}
        wholePage
        title={t('orders.page.noSuchOrder')}
        {...(list === '/orders' ? { hint: t('orders.page.noSuchOrderHint') } : {})}
      >
        <LinkButton to={list} variant="light">
          {t(list === '/orders' ? 'orders.list.title' : 'orderList.title')}
        </LinkButton>
      </EmptyState>
    </div>
  );
}
