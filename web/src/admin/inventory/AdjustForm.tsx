import { Button, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { InventoryJson } from '../../../../api/schema/stock/inventory';
import { useFormat } from '../../i18n/useFormat';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { toastSuccess } from '../../shell/feedback/toast';
import { adjustInventory, type Adjustment } from './api';

interface AdjustFormProps {
  readonly stock: InventoryJson;
  readonly onClose: () => void;
}

/** Pieces that came, went or were counted otherwise, and why. */
export function AdjustForm({ stock, onClose }: AdjustFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [delta, setDelta] = useState<string | number>('');
  const [reason, setReason] = useState('');
  const [opener] = useState(() => document.activeElement);
  const close = (): void => {
    onClose();
    // Whoever works by keyboard goes on where they were.
    if (opener instanceof HTMLElement) opener.focus();
  };
  const { send, isPending, error } = useAdjustment(stock, close);
  const change = Number(delta) || 0;
  return (
    <form
      aria-label={t('inventory.adjust.open', { sku: stock.sku })}
      onKeyDown={({ key }) => key === 'Escape' && close()}
      onSubmit={(event) => {
        event.preventDefault();
        send({ delta: change, reason: reason.trim() });
      }}
    >
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={t('inventory.adjust.delta')}
          placeholder="+5, −2"
          value={delta}
          onChange={setDelta}
          allowDecimal={false}
          min={-10_000_000}
          max={10_000_000}
          w="9rem"
          autoFocus
        />
        <TextInput
          label={t('inventory.adjust.reason')}
          placeholder={t('inventory.adjust.example')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          flex="1 1 14rem"
          required
        />
        <Button type="submit" size="md" loading={isPending} disabled={change === 0 || reason.trim() === ''}>
          {t('inventory.adjust.record')}
        </Button>
        <Button size="md" variant="default" onClick={close}>
          {t('shell.back')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={4} role="status">
        {t('inventory.adjust.then', {
          before: format.number(stock.onHand),
          after: format.number(stock.onHand + change),
        })}
      </Text>
      {error && <ErrorNotice error={error} />}
    </form>
  );
}

/**
 * Sends it with a key of its own for as long as it says the same: it counts once, however often it is sent after an answer that
 * was lost.
 */
function useAdjustment({ sku }: Pick<InventoryJson, 'sku'>, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [sent, setSent] = useState<{ readonly adjustment: Adjustment; readonly key: string }>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ adjustment, key }: NonNullable<typeof sent>) => adjustInventory(sku, adjustment, key),
    onSuccess: () => {
      toastSuccess(t('inventory.adjust.done'));
      onDone();
      return queryClient.invalidateQueries({ queryKey: ['inventory'] });
    },
  });
  const send = (adjustment: Adjustment): void => {
    const isSame =
      sent?.adjustment.delta === adjustment.delta && sent.adjustment.reason === adjustment.reason;
    const once = isSame ? sent : { adjustment, key: crypto.randomUUID() };
    setSent(once);
    mutate(once);
  };
  return { send, isPending, error };
}
