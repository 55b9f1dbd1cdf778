import { Group } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { PaymentBadge, StatusBadge } from '../../../orders/parts/StatusBadge';
import { LiveBadge } from '../../../shell/feedback/LiveBadge';
import { PageTitle } from '../../../shell/parts/PageTitle';
import { AnswerLine } from './AnswerLine';
import classes from './AdminOrderHead.module.css';

interface AdminOrderHeadProps {
  readonly order: AdminOrderJson;
  readonly connected: boolean | undefined;
}

/** Which order it is, where it stands, and what somebody who calls about it wants to know. */
export function AdminOrderHead({ order, connected }: AdminOrderHeadProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('adminOrder.answer.title')} style={{ marginBottom: '1rem' }}>
      <Group gap="xs" mt={4}>
        <PageTitle mr="xs">{t('orders.page.title', { number: order.number })}</PageTitle>
        <Group gap="xs" className={classes.badges}>
          <StatusBadge status={order.status} size="lg" />
          <PaymentBadge status={order.paymentStatus} />
          <LiveBadge connected={connected} />
        </Group>
      </Group>
      <AnswerLine order={order} />
    </section>
  );
}
