import { Alert, Container, Skeleton, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord } from '../../i18n/useWord';
import { isMissing } from '../../http/problem';
import { Awaited, type AwaitedProps } from '../../shell/feedback/Awaited';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LiveBadge } from '../../shell/feedback/LiveBadge';
import { NoSuchOrder } from '../parts/NoSuchOrder';
import { OrderActions } from './OrderActions';
import { OrderDetails } from './OrderDetails';
import classes from './OrderPage.module.css';
import { Parcels } from '../parcels/Parcels';
import { sayOf, wentWell } from './sayOf';
import { Section } from '../../shell/parts/Section';
import { StageStepper } from './StageStepper';
import { StatusBadge } from '../parts/StatusBadge';
import { cancelReasonOf } from '../timeline/cancelReason';
import { Timeline } from '../timeline/Timeline';
import { useOrder } from './useOrder';

const route = getRouteApi('/customer/orders/$orderId');

/** The customer's live page of one order; right after placing, also its confirmation. */
export function OrderPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  const { placed } = route.useSearch();
  const { order, timeline, tracking, connected } = useOrder(orderId);
  if (order.error && !order.data) {
    return (
      <Container size="md" py="xl">
        {isMissing(order.error) ? (
          <NoSuchOrder list="/orders" />
        ) : (
          <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />
        )}
      </Container>
    );
  }
  return (
    <Container size="lg" py="lg">
      {order.data && placed === 'before' && <Notice text="placedBefore" />}
      {order.data && placed === 'now' && wentWell(order.data) && <Notice text="thanks" />}
      {order.data ? <OrderHead order={order.data} connected={connected} /> : <HeadSkeleton />}
      <div className={classes.columns}>
        <Stack gap="lg">
          <Section title={t('parcels.delivery')}>
            <Part of={order.data} query={tracking} room={84}>
              {({ shipments }) => <Parcels shipments={shipments} over={order.data?.cancellation != null} />}
            </Part>
          </Section>
          <Section title={t('orders.page.timeline')}>
            <Part of={order.data} query={timeline} room={200}>
              {({ items }) => <Timeline entries={items} />}
            </Part>
          </Section>
        </Stack>
        {order.data ? <OrderDetails order={order.data} /> : <Skeleton h={480} radius="lg" />}
      </div>
    </Container>
  );
}

interface PartProps<Data> extends AwaitedProps<Data> {
  readonly of: OrderJson | undefined;
}

/** A part of an order that is there: what of a missing one is missing is no news of its own. */
function Part<Data>({ of, ...awaited }: PartProps<Data>) {
  return of ? <Awaited {...awaited} /> : <Skeleton h={awaited.room} aria-hidden />;
}

/** That the order is placed, or had been by an earlier attempt, which the shopper didn't hear of. */
function Notice({ text }: { readonly text: 'thanks' | 'placedBefore' }) {
  const { t } = useTranslation();
  return (
    <Alert
      role="status"
      color="pine"
      radius="lg"
      mb="lg"
      icon={<IconCircleCheck aria-hidden />}
      title={t(`orders.page.${text}`)}
    >
      {t(`orders.page.${text}Hint`)}
    </Alert>
  );
}

function OrderHead({
  order,
  connected,
}: {
  readonly order: OrderJson;
  readonly connected: boolean | undefined;
}) {
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
      {order.cancellation && (
        <Text ta="center" size="sm" c="dimmed">
          {t('orders.page.cancelReason', { reason: cancelReasonOf(order.cancellation.reason, find) })}
        </Text>
      )}
      <OrderActions order={order} />
    </section>
  );
}

function HeadSkeleton() {
  return <Skeleton h={260} radius="lg" mb="lg" aria-hidden />;
}
