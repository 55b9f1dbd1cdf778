import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useFormat } from '../../i18n/useFormat';

interface MoneyRecordProps {
  readonly title: string;
  /** How far it has come, in a word, and the colour of that. */
  readonly state: { readonly color: string; readonly text: string };
  /** What else it is, beside its state. */
  readonly aside?: ReactNode;
  readonly amount: MoneyJson;
  /** What is told of it below. */
  readonly children: ReactNode;
}

/** One of an order's records of money, such as a refund or a link: what it is, how far it has come, how much it is, and more below. */
export function MoneyRecord({ title, state, aside, amount, children }: MoneyRecordProps) {
  const format = useFormat();
  return (
    <article>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Badge size="sm" color={state.color}>
            {state.text}
          </Badge>
          {aside}
        </Group>
        <Text size="sm" fw={600} className="numeric">
          {format.money(amount)}
        </Text>
      </Group>
      {children}
    </article>
  );
}
