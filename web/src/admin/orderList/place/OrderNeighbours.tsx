import { Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { router } from '../../../routing/router';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { LinkButton } from '../../../shell/parts/LinkButton';
import type { ListedOrder } from './listPlace';
import { useNeighbours } from './useNeighbours';

/** Where a key means something of its own. */
const ELSEWHERE = '[role=dialog], [role=menu], [role=listbox]';

/**
 * Leads to the orders before and after this one in the list, by button and by `k` and `j`; nothing for an order that is in no
 * list.
 */
export function OrderNeighbours({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const { previous, next } = useNeighbours(orderId);
  const go = (to: ListedOrder | undefined) => (event: KeyboardEvent) => {
    if (!to || (event.target instanceof Element && event.target.closest(ELSEWHERE))) return;
    // The list stays one step back, however many orders were looked at.
    void router.navigate({ to: '/admin/orders/$orderId', params: { orderId: to.id }, replace: true });
  };
  useHotkeys([
    ['j', go(next)],
    ['k', go(previous)],
  ]);
  if (!previous && !next) return null;
  return (
    <Group component="nav" gap="xs" aria-label={t('orderList.neighbours')}>
      <Neighbour order={previous} label={t('orderList.previous')} shortcut="k">
        <IconChevronLeft size={20} aria-hidden />
      </Neighbour>
      <Neighbour order={next} label={t('orderList.next')} shortcut="j">
        <IconChevronRight size={20} aria-hidden />
      </Neighbour>
    </Group>
  );
}

interface NeighbourProps {
  readonly order: ListedOrder | undefined;
  readonly label: string;
  readonly shortcut: string;
  readonly children: ReactNode;
}

function Neighbour({ order, label, shortcut, children }: NeighbourProps) {
  if (!order) return null;
  return (
    <LinkButton
      to="/admin/orders/$orderId"
      params={{ orderId: order.id }}
      replace
      size="md"
      px="sm"
      variant="default"
      aria-label={`${label} ${order.number}`}
      aria-keyshortcuts={shortcut}
      title={`${label} ${order.number} (${shortcut})`}
    >
      {children}
    </LinkButton>
  );
}
