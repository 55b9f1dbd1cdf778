import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { useProblemText, useProblemTitle } from './useProblemText';

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** A failure in the problem's own words, with the way to try again. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const titleOf = useProblemTitle();
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      radius="lg"
      icon={<IconAlertTriangle aria-hidden />}
      title={titleOf(error)}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">{textOf(error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
