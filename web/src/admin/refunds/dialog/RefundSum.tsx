import { Alert, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import type { RefundPreviewJson } from '../../../../../api/schema/money/refunds';
import { useFormat } from '../../../i18n/useFormat';
import { taxOfRefund } from '../../../orders/refunds/taxOfRefund';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';

interface RefundSumProps {
  /** Whether anything is asked for; what was worked out before stands for nothing then. */
  readonly isAsked: boolean;
  readonly preview: RefundPreviewJson | undefined;
  readonly error: Error | null;
}

/** What the refund comes to, what is left afterwards, and whether somebody else has to agree. */
export function RefundSum({ isAsked, preview, error }: RefundSumProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (isAsked && error) return <ErrorNotice error={error} />;
  if (!isAsked || !preview) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('refunds.dialog.nothing')}
      </Text>
    );
  }
  const tax = taxOfRefund(preview);
  return (
    <Stack gap="xs" role="status">
      <Group justify="space-between">
        <Text fw={600}>{t('refunds.dialog.sum')}</Text>
        <Text fw={700} className="numeric">
          {format.money(preview.amount)}
        </Text>
      </Group>
      {tax && (
        <Text size="sm" c="dimmed" className="numeric">
          {t('checkout.taxIncluded', { tax: format.money(tax) })}
        </Text>
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('refunds.dialog.then')}
        </Text>
        <Text size="sm" c="dimmed" className="numeric">
          {format.money(preview.left)}
        </Text>
      </Group>
      {preview.needsApproval && <Alert color="marigold">{t('refunds.dialog.needsApproval')}</Alert>}
    </Stack>
  );
}
