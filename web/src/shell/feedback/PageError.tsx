import { Container } from '@mantine/core';
import { ErrorNotice } from './ErrorNotice';

interface PageErrorProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What a page shows when it could not even be opened. */
export function PageError({ error, onRetry }: PageErrorProps) {
  return (
    <Container size="sm" py="xl">
      <ErrorNotice error={error} onRetry={onRetry} />
    </Container>
  );
}
