import { Text } from '@mantine/core';
import { useFormat } from '../../i18n/useFormat';

interface DueByProps {
  /** RFC 3339. */
  readonly at: string;
  readonly isLate: boolean;
}

/** How long there is until money has to be there; what is late stands out. */
export function DueBy({ at, isLate }: DueByProps) {
  const format = useFormat();
  return (
    <Text component="time" dateTime={at} size="sm" {...(isLate && { c: 'red', fw: 600 })}>
      {format.ago(at)}
    </Text>
  );
}
