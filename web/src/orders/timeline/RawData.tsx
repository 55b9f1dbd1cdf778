import { Code, Collapse, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from '../../i18n/useTranslation';
import classes from './Timeline.module.css';

interface RawDataProps {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The event as it was stored, for whoever needs to know exactly. */
export function RawData({ type, data }: RawDataProps) {
  const { t } = useTranslation();
  const [open, { toggle }] = useDisclosure(false);
  const control = t(open ? 'timeline.hideDetails' : 'timeline.showDetails');
  return (
    <>
      <div className={classes.record}>
        <Text size="sm" fw={500} span>
          {type}
        </Text>
        <UnstyledButton
          className={classes.raw}
          onClick={toggle}
          aria-expanded={open}
          aria-label={`${control} · ${type}`}
        >
          {control}
        </UnstyledButton>
      </div>
      <Collapse expanded={open}>
        <Code block className={classes.code}>
          {JSON.stringify(data, null, 2)}
        </Code>
      </Collapse>
    </>
  );
}
