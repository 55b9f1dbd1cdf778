import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import type { AskingLine } from './scans';

interface ScannedLineProps {
  readonly line: AskingLine;
  readonly values: readonly string[];
  /** The next scan is for it. */
  readonly isNext: boolean;
  readonly onChoose: () => void;
  readonly onRemove: (value: string) => void;
}

/** What was scanned of a line, and how much of it is missing. */
export function ScannedLine({ line, values, isNext, onChoose, onRemove }: ScannedLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isFull = values.length >= line.pieces;
  return (
    <section aria-label={line.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {[line.name, line.variant].filter(Boolean).join(' · ')}
        </Text>
        <Text size="sm" className="numeric" {...(isFull ? { c: 'pine' } : { c: 'dimmed' })}>
          {t('serials.scan.of', {
            scanned: format.number(values.length),
            pieces: format.number(line.pieces),
          })}
        </Text>
      </Group>
      <Stack gap={2} mt={4}>
        {values.map((value) => (
          <Group key={value} gap="xs" wrap="nowrap">
            <IconCircleCheck size={17} color="var(--mantine-color-pine-6)" aria-hidden />
            <Text size="sm" className="mono" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              ml="auto"
              aria-label={t('serials.scan.remove', { value })}
              onClick={() => onRemove(value)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      {!isNext && !isFull && (
        <Button variant="subtle" size="compact-sm" mih={44} onClick={onChoose}>
          {t('serials.scan.choose')}
        </Button>
      )}
    </section>
  );
}
