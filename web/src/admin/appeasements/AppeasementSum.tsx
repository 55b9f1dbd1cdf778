import { Alert, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AppeasementPreviewJson } from '../../../../api/schema/money/appeasements';
import { useFormat } from '../../i18n/useFormat';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';

interface AppeasementSumProps {
  /** Whether anything is given; what was worked out before stands for nothing then. */
  readonly isAsked: boolean;
  readonly preview: AppeasementPreviewJson | undefined;
  readonly error: Error | null;
}

const COUNTED = ['budget', 'customer', 'phone', 'order'] as const;

/** What is left of everything that goodwill counts against, before it and after it, and why somebody else has to agree. */
export function AppeasementSum({ isAsked, preview, error }: AppeasementSumProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (isAsked && error) return <ErrorNotice error={error} />;
  if (!isAsked || !preview) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('appeasements.dialog.nothing')}
      </Text>
    );
  }
  const { amount, left, because } = preview;
  return (
    <Stack gap="xs" role="status">
      {COUNTED.map((name) => {
        const after = left[name].amount - amount.amount;
        return (
          <Group key={name} justify="space-between" gap="xs">
            <Text size="sm" c="dimmed">
              {t(`appeasements.dialog.${name}`)}
            </Text>
            <Text
              size="sm"
              className="numeric"
              ta="right"
              flex="1 1 auto"
              {...(after < 0 && { c: 'red', fw: 600 })}
            >
              {t('appeasements.dialog.beforeAndAfter', {
                before: format.money(left[name]),
                after: format.money({ ...amount, amount: after }),
              })}
            </Text>
          </Group>
        );
      })}
      {because.map((cause) => (
        <Alert key={cause} color="marigold">
          {t('appeasements.waitsBecause', { why: t(`appeasements.because.${cause}`) })}
        </Alert>
      ))}
    </Stack>
  );
}
