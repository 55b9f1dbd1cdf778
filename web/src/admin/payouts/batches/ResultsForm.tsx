import { Alert, Button, FileButton, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ResultsAnswerJson } from '../../../../../api/schema/money/payouts';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { recordResults } from '../api';
import { readResults, type ResultLine } from './readResults';

/** Takes what a bank says of a batch, and shows what became of each line. */
export function ResultsForm({ batchId }: { readonly batchId: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const lines = useMemo(() => readResults(text), [text]);
  const sending = useMutation({
    mutationFn: (read: readonly ResultLine[]) => recordResults(batchId, { lines: [...read] }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['payouts'] }),
  });
  const change = (typed: string): void => {
    setText(typed);
    sending.reset();
  };
  return (
    <Paper component="section" p={{ base: 'md', sm: 'lg' }} mt="xl" aria-label={t('payouts.results.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate(lines);
        }}
      >
        <Stack>
          <div>
            <Title order={2}>{t('payouts.results.title')}</Title>
            <Text size="sm" c="dimmed" maw={680}>
              {t('payouts.results.explain')}
            </Text>
          </div>
          <Textarea
            label={t('payouts.results.lines')}
            placeholder={t('payouts.results.example')}
            value={text}
            onChange={(event) => change(event.currentTarget.value)}
            rows={4}
            disabled={sending.isPending}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          {text.trim() !== '' && lines.length === 0 && (
            <Alert color="red">{t('payouts.results.unread')}</Alert>
          )}
          {sending.error && <ErrorNotice error={sending.error} />}
          <Group>
            <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => void file?.text().then(change)}>
              {(button) => (
                <Button
                  {...button}
                  variant="default"
                  size="md"
                  leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
                >
                  {t('payouts.results.file')}
                </Button>
              )}
            </FileButton>
            {lines.length > 0 && (
              <Button type="submit" size="md" loading={sending.isPending}>
                {t('payouts.results.do', { count: lines.length })}
              </Button>
            )}
          </Group>
          {sending.data && <Outcomes items={sending.data.items} />}
        </Stack>
      </form>
    </Paper>
  );
}

/** What became of each line; what was not recorded stands out. */
function Outcomes({ items }: { readonly items: ResultsAnswerJson['items'] }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
        {items.map(({ payoutId, outcome, detail }) => (
          <li key={payoutId}>
            <Text span size="sm" {...(outcome !== 'RECORDED' && outcome !== 'ACCEPTED' && { c: 'red' })}>
              <span className="mono">{payoutId}</span>: {t(`payouts.results.outcomes.${outcome}`)}
              {detail !== null && ` (${detail})`}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
