import { Alert, Container, Skeleton, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useParams, useSearch } from '../../routing/hooks';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { isMissing } from '../../http/problem';
import { Awaited } from '../../shell/feedback/Awaited';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { Section } from '../../shell/parts/Section';
import { AfterFirstPaint } from '../../shell/parts/AfterFirstPaint';
import { paymentCallOf } from '../money/paymentCall';
import { PaymentNotice } from '../money/PaymentNotice';
import { useLasting } from '../money/useLasting';
import { Parcels } from '../parcels/Parcels';
import { AddressText } from '../parts/AddressText';
import { NoSuchOrder } from '../parts/NoSuchOrder';
import { ShopNotes } from '../story/ShopNotes';
import { StorySection } from '../story/StorySection';
import { OrderDetails } from './OrderDetails';
import { OrderHead } from './OrderHead';
import classes from './OrderPage.module.css';
import { thanksOf } from './sayOf';
import { useOrder, useTracking } from './useOrder';

/** The customer's live page of one order; right after placing, also its confirmation. */
export function OrderPage() {
  const { orderId } = useParams('/orders/$orderId');
  const { order, connected } = useOrder(orderId);
  const tracking = useTracking(orderId);
  if (order.data) return <Order order={order.data} tracking={tracking} connected={connected} />;
  return (
    <Container size={order.error ? 'md' : 'lg'} py="lg">
      {isMissing(order.error) && <NoSuchOrder list="/orders" />}
      {order.error && !isMissing(order.error) && (
        <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />
      )}
      {!order.error && <PageSkeleton />}
    </Container>
  );
}

/** How long a payment is waited for before the customer is offered to give up the order in the middle of it. */
const PATIENCE_MS = 30_000;
/** How much later than the customer the bank's word may come. */
const BANK_MS = 10_000;

interface OrderProps {
  readonly order: OrderJson;
  readonly tracking: ReturnType<typeof useTracking>;
  readonly connected: boolean | undefined;
}

function Order({ order, tracking, connected }: OrderProps) {
  const came = useSearch('/orders/$orderId');
  const { placed, from } = came;
  const [openedAt] = useState(Date.now);
  const isLate = useLasting(from === 'bank', BANK_MS);
  const call = paymentCallOf(order, from === 'bank' && !isLate);
  const thanks = thanksOf(order, came, openedAt);
  const isStuck = useLasting(call === 'settling', PATIENCE_MS);
  return (
    <Container size="lg" py={{ base: 'sm', sm: 'lg' }}>
      <PaymentNotice order={order} call={call} />
      {placed === 'before' && <Notice text="placedBefore" />}
      {thanks && <Notice text={thanks} />}
      <OrderHead order={order} connected={connected} mayCancel={call !== 'settling' || isStuck} />
      <AfterFirstPaint>
        <BelowHead order={order} tracking={tracking} />
      </AfterFirstPaint>
    </Container>
  );
}

/** What stands below the order's head: what it consists of, and what has happened. */
function BelowHead({ order, tracking }: Pick<OrderProps, 'order' | 'tracking'>) {
  const { t } = useTranslation();
  return (
    <>
      <ShopNotes orderId={order.id} />
      <div className={classes.columns}>
        <OrderDetails order={order} />
        <Stack gap="md">
          <Section title={t('orders.page.address')}>
            <AddressText address={order.shippingAddress} />
          </Section>
          <Section title={t('parcels.delivery')}>
            <Awaited query={tracking} room={84}>
              {({ shipments }) => (
                <Parcels
                  shipments={shipments}
                  lines={order.lines}
                  over={order.cancellation !== null}
                  folded
                />
              )}
            </Awaited>
          </Section>
          <StorySection orderId={order.id} />
        </Stack>
      </div>
    </>
  );
}

/** That the order is placed or paid, or had been placed by an earlier attempt, which the shopper didn't hear of. */
function Notice({ text }: { readonly text: 'thanks' | 'thanksPaid' | 'placedBefore' }) {
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

function PageSkeleton() {
  return (
    <>
      <Skeleton h={260} radius="lg" mb="lg" aria-hidden />
      <Skeleton h={480} radius="lg" aria-hidden />
    </>
  );
}
