import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useTranslation } from '../../i18n/useTranslation';
import { Awaited } from '../../shell/feedback/Awaited';
import { askWhatIf } from './api';
import { CandidateTable } from './CandidateTable';
import { ChosenBy } from './ChosenBy';

/** What would be chosen now for what is to be packed, with all warehouses or without some; it changes nothing. */
export function WhatIf({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const [isAsked, ask] = useState(false);
  const [without, setWithout] = useState<readonly string[]>([]);
  return (
    <section>
      <Title order={3} mb={4}>
        {t('allocation.whatIf.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('allocation.whatIf.explain')}
      </Text>
      {isAsked ? (
        <Stack gap="sm">
          <Without orderId={order.id} without={without} onChange={setWithout} />
          <Chosen order={order} without={without} />
        </Stack>
      ) : (
        <Button variant="light" size="xs" onClick={() => ask(true)}>
          {t('allocation.whatIf.ask')}
        </Button>
      )}
    </section>
  );
}

const useWhatIf = (orderId: string, without: readonly string[]) =>
  useQuery({
    queryKey: ['admin-order', orderId, 'what-if', without],
    queryFn: ({ signal }) => askWhatIf(orderId, without, signal),
  });

interface WithoutProps {
  readonly orderId: string;
  readonly without: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

function Without({ orderId, without, onChange }: WithoutProps) {
  const { t } = useTranslation();
  const { data } = useWhatIf(orderId, []);
  const codes = (data?.whatIf?.candidates ?? []).map(({ warehouse }) => warehouse);
  if (codes.length < 2) return null;
  return (
    <Checkbox.Group label={t('allocation.whatIf.without')} value={[...without]} onChange={onChange}>
      <Group gap="sm" mt={4}>
        {codes.map((code) => (
          <Checkbox key={code} value={code} label={code} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function Chosen({ order, without }: { readonly order: AdminOrderJson; readonly without: readonly string[] }) {
  const { t } = useTranslation();
  const query = useWhatIf(order.id, without);
  return (
    <Awaited query={query} room={100}>
      {({ whatIf }) =>
        whatIf && (
          <>
            <ChosenBy {...whatIf} />
            {whatIf.lacking > 0 && (
              <Text size="sm" c="red" mb="xs">
                {t('allocation.whatIf.lacking', { count: whatIf.lacking })}
              </Text>
            )}
            <CandidateTable
              label={t('allocation.whatIf.title')}
              candidates={whatIf.candidates}
              currency={order.currency}
            />
          </>
        )
      }
    </Awaited>
  );
}
