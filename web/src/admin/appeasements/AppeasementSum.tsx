import { Alert, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AppeasementPreviewJson, GoodwillLeftJson } from '../../../../api/schema/money/appeasements';
import { useFormat } from '../../i18n/useFormat';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';

/** What was asked of the API, and what it has said so far. */
interface Answered<Answer> {
  readonly data: Answer | undefined;
  readonly error: Error | null;
}

interface AppeasementSumProps {
  /** What may be given, before anybody says how much. */
  readonly left: Answered<GoodwillLeftJson>;
  /** What an amount would come to; undefined as long as none is given: what was worked out before stands for nothing then. */
  readonly preview: Answered<AppeasementPreviewJson> | undefined;
}

const COUNTED = ['budget', 'customer', 'phone', 'order'] as const;

/** What is left of everything that goodwill counts against, before it and after it, and why somebody else has to agree. */
export function AppeasementSum({ left, preview }: AppeasementSumProps) {
  const { t } = useTranslation();
  const error = preview ? preview.error : left.error;
  if (error) return <ErrorNotice error={error} />;
  if (preview?.data) return <LeftAfter {...preview.data} />;
  if (left.data) return <LeftNow {...left.data} />;
  return (
    <Text size="sm" c="dimmed" role="status">
      {t('appeasements.dialog.asking')}
    </Text>
  );
}

/** The budget of the day says what it is of: what is left of it alone doesn't tell whether the day was a bad one. */
function LeftNow({ left, budgetOfDay }: GoodwillLeftJson) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap="xs" role="status">
      {COUNTED.map((name) => (
        <LeftRow key={name} name={name}>
          {name === 'budget'
            ? t('appeasements.dialog.of', {
                left: format.money(left.budget),
                whole: format.money(budgetOfDay),
              })
            : format.money(left[name])}
        </LeftRow>
      ))}
      {left.atOnce && <LeftRow name="atOnce">{format.money(left.atOnce)}</LeftRow>}
    </Stack>
  );
}

function LeftAfter({ amount, left, because }: AppeasementPreviewJson) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap="xs" role="status">
      {COUNTED.map((name) => {
        const after = left[name].amount - amount.amount;
        return (
          <LeftRow key={name} name={name} isTooMuch={after < 0}>
            {t('appeasements.dialog.beforeAndAfter', {
              before: format.money(left[name]),
              after: format.money({ ...amount, amount: after }),
            })}
          </LeftRow>
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

interface LeftRowProps {
  readonly name: (typeof COUNTED)[number] | 'atOnce';
  readonly isTooMuch?: boolean;
  readonly children: string;
}

function LeftRow({ name, isTooMuch = false, children }: LeftRowProps) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" c="dimmed">
        {t(`appeasements.dialog.${name}`)}
      </Text>
      <Text
        size="sm"
        className="numeric"
        ta="right"
        flex="1 1 auto"
        {...(isTooMuch && { c: 'red', fw: 600 })}
      >
        {children}
      </Text>
    </Group>
  );
}
