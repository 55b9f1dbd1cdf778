import {
  Alert,
  Button,
  FileButton,
  Group,
  Paper,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { CASH_CURRENCY } from '../cashForm';
import { useCourierName } from '../useCourierName';
import { StatementLines } from './StatementLines';
import { useStatement } from './useStatement';

type State = ReturnType<typeof useStatement>;

/** Takes a courier's statement, shows what was read of it, and then what became of each line. */
export function StatementForm({ couriers }: { readonly couriers: readonly string[] }) {
  const { t } = useTranslation();
  const statement = useStatement(couriers[0] ?? '');
  const { read, outcomes, open, reference, error, isSending } = statement;
  const isBegun = outcomes.size > 0;
  return (
    <Paper component="section" p={{ base: 'md', sm: 'lg' }} mb="xl" aria-label={t('cash.statement.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          statement.send();
        }}
      >
        <Stack>
          <div>
            <Title order={2}>{t('cash.statement.title')}</Title>
            <Text size="sm" c="dimmed" maw={680}>
              {t('cash.statement.explain')}
            </Text>
          </div>
          <Fields statement={statement} couriers={couriers} />
          {read.fault && <Alert color="red">{t(`cash.statement.faults.${read.fault}`)}</Alert>}
          {read.lines.length > 0 && <Sums statement={statement} />}
          {error && <ErrorNotice error={error} />}
          <Group>
            {open.length > 0 && (
              <Button type="submit" size="md" loading={isSending} disabled={reference.trim() === ''}>
                {t(isBegun ? 'cash.statement.again' : 'cash.statement.do', { count: open.length })}
              </Button>
            )}
            {isBegun && !isSending && (
              <Button size="md" variant="default" onClick={statement.clear}>
                {t('cash.statement.anew')}
              </Button>
            )}
          </Group>
          {read.lines.length > 0 && <StatementLines lines={read.lines} outcomes={outcomes} />}
        </Stack>
      </form>
    </Paper>
  );
}

interface FieldsProps {
  readonly statement: State;
  readonly couriers: readonly string[];
}

function Fields({ statement, couriers }: FieldsProps) {
  const { t } = useTranslation();
  const courierName = useCourierName();
  const { isSending } = statement;
  return (
    <>
      <Group align="flex-start" gap="sm">
        <Select
          label={t('cash.page.courier')}
          data={couriers.map((value) => ({ value, label: courierName(value) }))}
          value={statement.courier}
          onChange={(chosen) => chosen !== null && statement.setCourier(chosen)}
          allowDeselect={false}
          disabled={isSending}
          w="12rem"
        />
        <TextInput
          label={t('cash.statement.reference')}
          description={t('cash.statement.referenceHint')}
          value={statement.reference}
          onChange={(event) => statement.setReference(event.currentTarget.value)}
          maxLength={100}
          required
          disabled={isSending}
          flex="1 1 16rem"
        />
      </Group>
      <Textarea
        label={t('cash.statement.lines')}
        placeholder={t('cash.statement.example')}
        value={statement.text}
        onChange={(event) => statement.setText(event.currentTarget.value)}
        rows={5}
        disabled={isSending}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Group>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(file) => void file?.text().then(statement.setText)}
        >
          {(button) => (
            <Button
              {...button}
              variant="default"
              size="md"
              disabled={isSending}
              leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            >
              {t('cash.statement.file')}
            </Button>
          )}
        </FileButton>
      </Group>
    </>
  );
}

/** What was read comes to, what of it can't be sent, and how far it is. */
function Sums({ statement: { read, outcomes, isSending } }: { readonly statement: State }) {
  const { t } = useTranslation();
  const format = useFormat();
  const good = read.lines.filter(({ fault }) => !fault);
  const faulty = read.lines.length - good.length;
  const sum = (name: 'amount' | 'fee'): string =>
    format.money({
      amount: good.reduce((total, line) => total + (line[name] ?? 0), 0),
      currency: CASH_CURRENCY,
    });
  const recorded = [...outcomes.values()].filter(({ outcome }) => outcome === 'RECORDED').length;
  const counts = {
    done: format.number(outcomes.size),
    all: format.number(good.length),
    recorded: format.number(recorded),
    others: format.number(good.length - recorded),
  };
  return (
    <Stack gap={4} role="status">
      <Text size="sm" className="numeric">
        {t('cash.statement.sum', { count: good.length, amount: sum('amount'), fee: sum('fee') })}
      </Text>
      {faulty > 0 && (
        <Text size="sm" c="red" fw={600}>
          {t('cash.statement.faulty', { count: faulty })}
        </Text>
      )}
      {(isSending || outcomes.size > 0) && (
        <Text size="sm" fw={600}>
          {t(isSending ? 'cash.statement.progress' : 'cash.statement.done', counts)}
        </Text>
      )}
    </Stack>
  );
}
