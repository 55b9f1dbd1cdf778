import { Button, Container, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AllocationRulesJson } from '../../../../../api/schema/stock/allocationRules';
import { request } from '../../../http/request';
import { useTranslation } from '../../../i18n/useTranslation';
import { useSession } from '../../../session/useSession';
import { Awaited } from '../../../shell/feedback/Awaited';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { toastSuccess } from '../../../shell/feedback/toast';
import { PageTitle } from '../../../shell/parts/PageTitle';
import { StrategyCard } from './StrategyCard';
import { StrategyDialog } from './StrategyDialog';
import { movedUp } from './strategyForm';

type Strategies = AllocationRulesJson['strategies'];

const PATH = '/api/admin/allocation';
const KEY = ['allocation-rules'] as const;

/** How warehouses are chosen for new orders: strategies, in the order in which they are tried. */
export function AllocationPage() {
  const { t } = useTranslation();
  const rules = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request<AllocationRulesJson>(PATH, { signal }),
  });
  return (
    <Container size="md" py="md">
      <PageTitle>{t('allocation.rules.title')}</PageTitle>
      <Text c="dimmed" maw={680} mb="md">
        {t('allocation.rules.intro')}
      </Text>
      <Awaited query={rules} room={240}>
        {(read) => <Rules rules={read} />}
      </Awaited>
    </Container>
  );
}

function Rules({ rules: { strategies, revision } }: { readonly rules: AllocationRulesJson }) {
  const { t } = useTranslation();
  const mayKeep = useSession()?.permissions.includes('keepWarehouses') ?? false;
  /** The place of the one that is changed; as many as there are: a new one. */
  const [edited, edit] = useState<number>();
  const { send, isPending, error } = useKeep(revision, () => edit(undefined));
  return (
    <Stack gap="sm">
      {strategies.map((strategy, index) => (
        <StrategyCard
          key={strategy.name}
          strategy={strategy}
          number={index + 1}
          {...(mayKeep && {
            busy: isPending,
            onEdit: () => edit(index),
            onRemove: () => send(strategies.filter((one) => one !== strategy)),
            ...(index > 0 && { onUp: () => send(movedUp(strategies, index)) }),
          })}
        />
      ))}
      <Paper p="md" withBorder>
        <Text size="sm">
          {t(strategies.length > 0 ? 'allocation.rules.standardLast' : 'allocation.rules.standardOnly')}
        </Text>
      </Paper>
      {error && edited === undefined && <ErrorNotice error={error} />}
      {mayKeep && (
        <Group>
          <Button variant="light" aria-haspopup="dialog" onClick={() => edit(strategies.length)}>
            {t('allocation.rules.add')}
          </Button>
        </Group>
      )}
      {edited !== undefined && (
        <StrategyDialog
          {...(strategies[edited] && { strategy: strategies[edited] })}
          busy={isPending}
          error={error}
          onClose={() => edit(undefined)}
          onSave={(made) => send([...strategies.slice(0, edited), made, ...strategies.slice(edited + 1)])}
        />
      )}
    </Stack>
  );
}

/** Sends all strategies; without any the standard rule chooses again. Whatever came of it, they are read anew. */
function useKeep(revision: number, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (strategies: Readonly<Strategies>) =>
      strategies.length === 0
        ? request<AllocationRulesJson>(PATH, { method: 'DELETE' })
        : request<AllocationRulesJson>(PATH, { method: 'PUT', body: { strategies }, ifMatch: revision }),
    onSuccess: () => {
      toastSuccess(t('allocation.rules.done'));
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
  return { send: mutate, isPending, error };
}
