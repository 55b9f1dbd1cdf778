import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from '../../../i18n/useTranslation';
import { LinkButton } from '../../../shell/parts/LinkButton';
import { useNeighbours } from './useNeighbours';

/** Leads on to the next order of the list, for whoever is done with this one; nothing after the last. */
export function NextOrder({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const { next } = useNeighbours(orderId);
  if (!next) return null;
  return (
    <LinkButton
      to="/admin/orders/$orderId"
      params={{ orderId: next.id }}
      replace
      size="md"
      rightSection={<IconArrowRight size={18} aria-hidden />}
    >
      {t('orderList.next')} {next.number}
    </LinkButton>
  );
}
