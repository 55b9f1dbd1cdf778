import { Button, Group, Text } from '@mantine/core';
import { useMutationState } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { Section } from '../../../shell/parts/Section';
import { useQuestion } from '../../../shell/parts/useQuestion';
import { NextOrder } from '../../orderList/place/NextOrder';
import { useAdminCommand } from '../useAdminOrder';
import { DialogMenu } from './DialogMenu';
import type { OrderAction } from './orderAction';
import { offeredActions } from './orderActions';
import { ReasonDialog } from './ReasonDialog';
import { isWaiting, Waits } from './Waits';

type Of<Offered extends OrderAction['offered']> = Extract<OrderAction, { readonly offered: Offered }>;

/** The one place for what this person may do with the order now, and the way on once they have done it. */
export function ActionPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const offered = offeredActions(order.allowedActions);
  const [asking, setAsking] = useQuestion<Of<'for a reason'>>((action) => offered.includes(action));
  const hasActed = useHasActed(order.id);
  const below = offered.find((action) => action.offered === 'below');
  const atOnce = offered.filter((action) => action.offered === 'at once');
  const forReason = offered.filter((action) => action.offered === 'for a reason');
  const nothing = !below && atOnce.length + forReason.length === 0 && !isWaiting(order);
  return (
    <Section title={t('adminOrder.actions.title')} aside={<DialogMenu order={order} />}>
      <Waits order={order} />
      {below && (
        <Text size="sm" mb="sm">
          {t(below.hint)}
        </Text>
      )}
      <Group gap="sm">
        <AtOnce order={order} actions={atOnce} />
        {forReason.map((action) => (
          <Button
            key={action.label}
            size="md"
            {...(action.danger ? { variant: 'outline', color: 'red' } : { variant: 'light' })}
            onClick={() => setAsking(action)}
          >
            {t(action.label)}
          </Button>
        ))}
        {nothing && (
          <Text size="sm" c="dimmed">
            {t(order.holds.length > 0 ? 'adminOrder.actions.heldAbove' : 'adminOrder.actions.none')}
          </Text>
        )}
        {hasActed && <NextOrder orderId={order.id} />}
      </Group>
      {asking && (
        <ReasonDialog
          orderId={order.id}
          title={t(asking.title, { number: order.number })}
          explain={t(asking.explain)}
          label={t('adminOrder.actions.reason')}
          danger={asking.danger ?? false}
          call={asking.call}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Section>
  );
}

interface AtOnceProps {
  readonly order: AdminOrderJson;
  readonly actions: readonly Of<'at once'>[];
}

/** Buttons that send their command; one whose order needs more opens the dialog that asks for it. */
function AtOnce({ order, actions }: AtOnceProps) {
  const { t } = useTranslation();
  const command = useAdminCommand(order.id);
  const [asking, setAsking] = useQuestion<Of<'at once'>>((action) => actions.includes(action));
  const Dialog = asking?.asks?.Dialog;
  return (
    <>
      {actions.map((action, index) => (
        <Button
          key={action.label}
          size="md"
          variant={index === 0 ? 'filled' : 'light'}
          loading={command.isPending}
          onClick={() => (action.asks?.isNeeded(order) ? setAsking(action) : command.mutate(action.call()))}
        >
          {t(action.label)}
        </Button>
      ))}
      {Dialog && (
        <Suspense fallback={null}>
          <Dialog order={order} onClose={() => setAsking(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** Whether this person has done something to the order since they opened the pages. */
function useHasActed(orderId: string): boolean {
  const acts = useMutationState({
    filters: { mutationKey: ['admin-order', orderId], status: 'success' },
    select: ({ mutationId }) => mutationId,
  });
  return acts.length > 0;
}
