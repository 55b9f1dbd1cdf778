import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { HoldDefault } from '../../../../domain/holds/reasons';
import type { HoldEnd } from './api';

/** The end of a hold as it is typed. */
interface TypedEnd {
  /** As a field for date and time has it, in the reader's own time zone; empty: none. */
  readonly local: string;
  readonly byDefault: HoldDefault;
  /** What the API would refuse: an end that is past, or too far. */
  readonly isFaulty: boolean;
}

export const NO_END: TypedEnd = { local: '', byDefault: 'release', isFaulty: false };

const YEAR_MS = 365 * 86_400_000;

/**
 * The end that was typed; undefined when there is none.
 * @param mayCancel whether it may have the order cancelled; the choice for it may have been made before.
 */
export function endOf({ local, byDefault }: TypedEnd, mayCancel: boolean): HoldEnd | undefined {
  if (local === '') return undefined;
  return { until: new Date(local).toISOString(), default: mayCancel ? byDefault : 'release' };
}

function isFaulty(local: string): boolean {
  const ahead = Date.parse(local) - Date.now();
  return local !== '' && !(ahead > 0 && ahead <= YEAR_MS);
}

const DEFAULTS: Readonly<Record<HoldDefault, 'thenRelease' | 'thenCancel'>> = {
  release: 'thenRelease',
  cancel: 'thenCancel',
};

const isDefault = (text: string): text is HoldDefault => Object.hasOwn(DEFAULTS, text);

interface HoldEndFieldsProps {
  readonly end: TypedEnd;
  /** Whether a hold that this person puts now may have the order cancelled at its end. */
  readonly mayCancel: boolean;
  readonly onChange: (end: TypedEnd) => void;
}

/** Asks when a hold ends by itself, and once that is said, what happens then. */
export function HoldEndFields({ end, mayCancel, onChange }: HoldEndFieldsProps) {
  const { t } = useTranslation();
  const change = (local: string): void => onChange({ ...end, local, isFaulty: isFaulty(local) });
  return (
    <>
      <TextInput
        type="datetime-local"
        label={t('holds.put.until')}
        description={t('holds.put.untilHint')}
        error={end.isFaulty && t('holds.put.untilFault')}
        value={end.local}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {end.local !== '' && !mayCancel && <Text size="sm">{t('holds.put.thenOnly')}</Text>}
      {end.local !== '' && mayCancel && (
        <Radio.Group
          label={t('holds.put.then')}
          value={end.byDefault}
          onChange={(chosen) => isDefault(chosen) && onChange({ ...end, byDefault: chosen })}
        >
          <Stack gap={4} mt={4}>
            {Object.keys(DEFAULTS)
              .filter(isDefault)
              .map((byDefault) => (
                <Radio key={byDefault} value={byDefault} label={t(`holds.put.${DEFAULTS[byDefault]}`)} />
              ))}
          </Stack>
        </Radio.Group>
      )}
    </>
  );
}
