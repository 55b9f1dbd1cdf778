import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { isForbidden } from '../../http/problem';
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
  // Asking again would not help, and the API's own words are for programs.
  const forbidden = isForbidden(error);
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
        <Text size="sm">{forbidden ? t('shell.forbidden') : textOf(error)}</Text>
        {onRetry && !forbidden && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
