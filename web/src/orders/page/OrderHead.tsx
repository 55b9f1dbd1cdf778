import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord } from '../../i18n/useWord';
import { LiveBadge } from '../../shell/feedback/LiveBadge';
import { PageTitle } from '../../shell/parts/PageTitle';
import { StatusBadge } from '../parts/StatusBadge';
import { cancelReasonOf } from '../timeline/cancelReason';
import { CancelDialog } from './CancelDialog';
import classes from './OrderPage.module.css';
import { NewDay, PromiseText } from '../promise/PromiseText';
import { sayOf } from './sayOf';
import { StageStepper } from './StageStepper';

interface OrderHeadProps {
  readonly order: OrderJson;
  readonly connected: boolean | undefined;
  /** Whether cancelling is to be offered now, where it is allowed. */
  readonly mayCancel: boolean;
}

/** Which order it is, how far it is, and what that means. */
export function OrderHead({ order, connected, mayCancel }: OrderHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  return (
    <section className={classes.head}>
      <div className={classes.title}>
        <div>
          <PageTitle>{t('orders.page.title', { number: order.number })}</PageTitle>
          <Text c="dimmed" size="sm">
            {t('orders.page.placedOn', { date: format.instant(order.createdAt) })}
          </Text>
        </div>
        <div className={classes.badges}>
          <StatusBadge status={order.status} size="lg" />
          <LiveBadge connected={connected} />
        </div>
      </div>
      <StageStepper stage={order.stage} status={order.status} />
      <Text ta="center" fw={500} role="status" mih="1.6em">
        {t(sayOf(order))}
      </Text>
      {order.promise && isComing(order) && (
        <Group justify="center">
          <PromiseText promise={order.promise} />
          <NewDay promise={order.promise} forecast={order.forecast} />
        </Group>
      )}
      {order.cancellation && (
        <Text ta="center" size="sm" c="dimmed">
          {t('orders.page.cancelReason', { reason: cancelReasonOf(order.cancellation.reason, find) })}
        </Text>
      )}
      <Cancel order={order} isOffered={mayCancel && order.allowedActions.includes('cancel')} />
    </section>
  );
}

/** Whether somebody still waits for it: what has arrived, or doesn't come any more, is promised no more. */
const isComing = ({ stage, cancellation }: OrderJson): boolean =>
  cancellation === null && !['Delivered', 'Cancelled', 'Returned'].includes(stage);

function Cancel({ order, isOffered }: { readonly order: OrderJson; readonly isOffered: boolean }) {
  const { t } = useTranslation();
  const [isAsked, ask] = useState(false);
  // Somebody cancelled it in another tab, or the order moved on: the question makes no sense any more.
  if (isAsked && !isOffered) ask(false);
  return (
    <>
      {isOffered && (
        <Group justify="center">
          <Button variant="subtle" color="red" onClick={() => ask(true)}>
            {t('orders.cancel.open')}
          </Button>
        </Group>
      )}
      <CancelDialog order={order} opened={isAsked} onClose={() => ask(false)} />
    </>
  );
}
