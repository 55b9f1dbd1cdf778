import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { OrderJson } from '../../../../../api/schema/order';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { switchPayment } from '../../api';
import { useOrderCommand } from '../../parts/useOrderCommand';
import { isDueAtDoor } from './isDueAtDoor';
import { ToCardDialog } from './ToCardDialog';
import { useToDoorText } from './useToDoorText';

/** Offers to pay by card what would be paid at the door, or at the door; and says that a link was sent. */
export function PayOtherwise({ order }: { readonly order: OrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [openedAt] = useState(Date.now);
  const [asked, ask] = useState<'card' | 'door'>();
  const to = isDueAtDoor(order) ? 'card' : 'door';
  const mayNow = order.allowedActions.includes('switchPayment');
  const link = order.paymentLink;
  // The order moved on: what was asked makes no sense any more.
  if (asked !== undefined && (!mayNow || asked !== to)) ask(undefined);
  const close = (): void => ask(undefined);
  return (
    <>
      {link && Date.parse(link.expiresAt) > openedAt && (
        <Text size="sm" mt="xs">
          {t('links.sent', { amount: format.money(link.amount), until: format.instant(link.expiresAt) })}
        </Text>
      )}
      {mayNow && (
        <Button variant="light" mt="sm" onClick={() => ask(to)}>
          {t(to === 'card' ? 'links.toCard.open' : 'links.toDoor.open')}
        </Button>
      )}
      {to === 'card' && <ToCardDialog order={order} opened={asked === 'card'} onClose={close} />}
      {to === 'door' && <ToDoor order={order} opened={asked === 'door'} onClose={close} />}
    </>
  );
}

interface ToDoorProps {
  readonly order: OrderJson;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function ToDoor({ order, opened, onClose }: ToDoorProps) {
  const { t } = useTranslation();
  const explain = useToDoorText(order);
  const change = useOrderCommand({
    send: () => switchPayment(order.id, { method: 'cod' }),
    refresh: ['order', order.id],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('links.toDoor.title')}
      explain={explain}
      confirm={t('links.toDoor.do')}
      busy={change.isPending}
      opened={opened}
      onClose={onClose}
      onConfirm={() => change.mutate(undefined)}
    />
  );
}
