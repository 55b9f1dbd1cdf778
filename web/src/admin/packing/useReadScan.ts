import { useState } from 'react';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { useTranslation } from '../../i18n/useTranslation';
import { useProblemText } from '../../shell/feedback/useProblemText';
import type { useScans } from '../serials/useScans';
import { findToPack } from './api';
import { readScan, tick, type Ticks } from './bench';

interface ReadScan {
  readonly order: ToPackJson;
  readonly orders: readonly ToPackJson[];
  readonly warehouse: string;
  readonly ticks: Ticks;
  readonly setTicks: (ticks: Ticks) => void;
  readonly serials: ReturnType<typeof useScans>;
  readonly onSelect: (order: ToPackJson) => void;
}

/** Does what a scan says; what it says nothing about here, the warehouse's other orders are asked for. */
export function useReadScan({ order, orders, warehouse, ticks, setTicks, serials, onSelect }: ReadScan) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [fault, setFault] = useState<string>();
  const [isReading, setReading] = useState(false);

  async function ask(text: string): Promise<void> {
    setReading(true);
    try {
      const [found] = (await findToPack(warehouse, text)).items;
      if (found) onSelect(found);
      else setFault(t('packing.unknown', { value: text }));
    } catch (error) {
      setFault(problemText(error));
    } finally {
      setReading(false);
    }
  }

  function read(text: string): void {
    setFault(undefined);
    const scan = readScan(text, orders, order, ticks);
    if (scan.is === 'order') onSelect(scan.order);
    else if (scan.is === 'piece') setTicks(tick(ticks, scan.line));
    else if (scan.is === 'numbered') serials.choose(scan.line.id);
    else if (scan.is === 'number') serials.add(text);
    else if (scan.is === 'tooMany') setFault(t('packing.tooMany', { name: scan.line.name }));
    else void ask(text);
  }

  return { read, fault, isReading };
}
