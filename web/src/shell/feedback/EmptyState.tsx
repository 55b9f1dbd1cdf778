import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PageTitle } from '../parts/PageTitle';

interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: string;
  /** It is all there is on the page: its title is the page's. */
  readonly wholePage?: boolean;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** Says that there is nothing, and what to do about it. */
export function EmptyState({ icon: Glyph, title, wholePage = false, hint, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center">
      <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
        <Glyph size={28} stroke={1.5} />
      </ThemeIcon>
      {wholePage ? <PageTitle size="h3">{title}</PageTitle> : <Text fw={600}>{title}</Text>}
      {hint && (
        <Text size="sm" c="dimmed" maw={420}>
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  );
}
