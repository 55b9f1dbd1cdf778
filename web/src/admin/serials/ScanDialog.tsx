import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { FormDialog } from '../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../order/orderPagePart';
import { useAdminCommand } from '../order/useAdminOrder';
import { packScanned } from './api';
import { askingLines, isFull, scannedOf, toSend } from './scans';
import { ScannedLine } from './ScannedLine';
import { useFaultText } from './useFaultText';
import { useScans } from './useScans';

interface ScanDialogProps extends OrderDialogProps {
  /** The one that packs, where the order's lines have its pieces alone; absent: all of them. */
  readonly warehouse?: string;
}

/** Takes the number of each piece before a parcel is packed. A scanner types it and presses Enter, and the focus stays for the next. */
export function ScanDialog({ order, warehouse, onClose }: ScanDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lines, line, scans, failure, isChecking, add, choose, remove } = useScans(
    order.id,
    askingLines(order),
  );
  const [typed, setTyped] = useState('');
  const faultText = useFaultText();
  const command = useAdminCommand(order.id, onClose);
  const isComplete = lines.every((one) => isFull(scans, one));
  const send = (): void => command.mutate(packScanned(toSend(scans, lines), warehouse));
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // Scanners press it after each number: nothing is packed by it unless nothing was typed and all is there.
    if (typed.trim() !== '' || !isComplete) event.preventDefault();
    if (typed.trim() === '') return;
    add(typed.trim());
    setTyped('');
  };
  return (
    <FormDialog
      title={t('serials.scan.title')}
      explain={t(order.serialsRequired ? 'serials.scan.explain' : 'serials.scan.explainRecorded')}
      confirm={t('parcels.actions.pack')}
      busy={command.isPending}
      ready={!isChecking && typed.trim() === '' && (isComplete || !order.serialsRequired)}
      onClose={onClose}
      onConfirm={send}
    >
      <TextInput
        label={line && t(`serials.scan.field.${line.kind}`, { name: line.name })}
        description={
          line &&
          t('serials.scan.count', {
            scanned: format.number(scannedOf(scans, line.id).length),
            pieces: format.number(line.pieces),
          })
        }
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={enter}
        error={failure ?? (scans.fault && faultText(scans.fault))}
        leftSection={<IconBarcode size={18} aria-hidden />}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={100}
        data-autofocus
      />
      {lines.map((one) => (
        <ScannedLine
          key={one.id}
          line={one}
          values={scannedOf(scans, one.id)}
          isNext={one.id === line?.id}
          onChoose={() => choose(one.id)}
          onRemove={(value) => remove(one.id, value)}
        />
      ))}
    </FormDialog>
  );
}
