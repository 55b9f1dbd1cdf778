import { NumberInput, Radio, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ShortReason } from '../../../../domain/allocation/elsewhere/leftOut';
import { useTranslation } from '../../i18n/useTranslation';
import { FormDialog } from '../../shell/parts/FormDialog';
import { shortPick } from '../allocation/api';
import { SHORT_REASONS } from '../allocation/reasons';
import { useAdminCommand } from '../order/useAdminOrder';

/** Pieces of a line that are to be picked in a warehouse. */
export interface LineToPick {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
}

interface ShortPickDialogProps {
  readonly orderId: string;
  readonly warehouse: string;
  readonly lines: readonly LineToPick[];
  /** It is over: said, or left. */
  readonly onDone: () => void;
  /** What stands above the lines. */
  readonly children?: ReactNode;
}

/** Says which pieces a picker doesn't have: they are looked for in other warehouses. */
export function ShortPickDialog({ orderId, warehouse, lines, onDone, children }: ShortPickDialogProps) {
  const { t } = useTranslation();
  const [missing, setMissing] = useState<Readonly<Record<string, number>>>({});
  const [reason, setReason] = useState<ShortReason>('NOT_FOUND');
  const command = useAdminCommand(orderId, onDone);
  const said = lines.flatMap(({ id, quantity }) => {
    const pieces = lines.length === 1 && quantity === 1 ? 1 : Math.min(quantity, missing[id] ?? 0);
    return pieces > 0 ? [{ lineId: id, quantity: pieces }] : [];
  });
  return (
    <FormDialog
      title={t('allocation.shortPick.title')}
      explain={t('allocation.shortPick.explain', { warehouse })}
      confirm={t('allocation.shortPick.do')}
      busy={command.isPending}
      ready={said.length > 0}
      onClose={onDone}
      onConfirm={() => command.mutate(shortPick(warehouse, said, reason))}
    >
      {children}
      {lines.map((line, index) => (
        <NumberInput
          key={line.id}
          label={t('allocation.shortPick.of', { name: line.name })}
          description={t('allocation.shortPick.most', { count: line.quantity })}
          value={said.find(({ lineId }) => lineId === line.id)?.quantity ?? 0}
          onChange={(value) => setMissing((before) => ({ ...before, [line.id]: Number(value) || 0 }))}
          allowDecimal={false}
          min={0}
          max={line.quantity}
          {...(index === 0 && { 'data-autofocus': true })}
        />
      ))}
      <Radio.Group
        label={t('allocation.shortPick.reason')}
        value={reason}
        onChange={(value) => setReason(SHORT_REASONS.find((one) => one === value) ?? 'NOT_FOUND')}
      >
        <Stack gap={6} mt={6}>
          {SHORT_REASONS.map((one) => (
            <Radio key={one} value={one} label={t(`allocation.shortPick.reasons.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}
