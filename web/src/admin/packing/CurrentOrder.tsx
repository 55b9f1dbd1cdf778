import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { BoxJson } from '../../../../api/schema/stock/boxes';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { Section } from '../../shell/parts/Section';
import { OrderLink } from '../order/OrderLink';
import { isFull, scannedOf, toSend } from '../serials/scans';
import { ScannedLine } from '../serials/ScannedLine';
import { useFaultText } from '../serials/useFaultText';
import { useScans } from '../serials/useScans';
import type { SaidOfParcel } from './api';
import { gramsOf, isTicked, numberedLines, type Ticks } from './bench';
import classes from './Bench.module.css';
import { ScanField } from './ScanField';
import { useReadScan } from './useReadScan';

const ShortPickDialog = lazy(async () => ({
  default: (await import('../shortPick/ShortPickDialog')).ShortPickDialog,
}));

interface CurrentOrderProps {
  readonly order: ToPackJson;
  readonly orders: readonly ToPackJson[];
  readonly warehouse: string;
  readonly boxes: readonly BoxJson[];
  /** Another order is to be packed first. */
  readonly onSelect: (order: ToPackJson) => void;
  readonly onPack: (said: SaidOfParcel) => void;
}

/** The order in hand: what goes into its parcel, what was scanned of it, its weight and its box. Enter packs it. */
export function CurrentOrder({ order, orders, warehouse, boxes, onSelect, onPack }: CurrentOrderProps) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const [ticks, setTicks] = useState<Ticks>({});
  const [weight, setWeight] = useState('');
  const [box, setBox] = useState('');
  const numbered = numberedLines(order);
  const serials = useScans(order.id, numbered);
  const { read, fault, isReading } = useReadScan({
    order,
    orders,
    warehouse,
    ticks,
    setTicks,
    serials,
    onSelect,
  });
  const grams = gramsOf(weight);
  const isScanned = numbered.every((line) => isFull(serials.scans, line)) || !order.serialsRequired;
  const ready =
    isScanned && isTicked(order, ticks) && !Number.isNaN(grams) && !serials.isChecking && !isReading;
  const send = (): void => {
    if (!ready) return;
    const scanned = toSend(serials.scans, numbered);
    onPack({
      ...(scanned.length > 0 && { serials: scanned }),
      ...(grams !== undefined && { weightGrams: grams }),
      ...(box !== '' && { box }),
    });
  };
  const error = serials.failure ?? (serials.scans.fault && faultText(serials.scans.fault)) ?? fault;
  return (
    <Section title={t('packing.current')} aside={<OrderLink orderId={order.id} orderNumber={order.number} />}>
      <ScanField
        next={serials.line}
        isNumbered={numbered.length > 0}
        error={error}
        onScan={read}
        onEnter={send}
      />
      <Text size="sm" fw={600} mt="sm" mb={4}>
        {[order.recipient, order.city].filter(Boolean).join(' · ')}
      </Text>
      <Lines order={order} ticks={ticks} />
      {numbered.map((line) => (
        <ScannedLine
          key={line.id}
          line={line}
          values={scannedOf(serials.scans, line.id)}
          isNext={line.id === serials.line?.id}
          onChoose={() => serials.choose(line.id)}
          onRemove={(value) => serials.remove(line.id, value)}
        />
      ))}
      {!isTicked(order, ticks) && (
        <Group gap="xs" mt="xs" justify="space-between">
          <Text size="sm">{t('packing.someMissing')}</Text>
          <Button variant="subtle" size="compact-sm" mih={44} onClick={() => setTicks({})}>
            {t('packing.unscan')}
          </Button>
        </Group>
      )}
      <WeightAndBox {...{ order, boxes, weight, setWeight, box, setBox }} isFaulty={Number.isNaN(grams)} />
      <Button fullWidth size="md" mt="md" disabled={!ready} onClick={send}>
        {t('packing.packNext')}
      </Button>
      <PiecesLack order={order} warehouse={warehouse} />
    </Section>
  );
}

/** Says that pieces of it aren't there: they are looked for in other warehouses. */
function PiecesLack({ order, warehouse }: Pick<CurrentOrderProps, 'order' | 'warehouse'>) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button
        {...{ fullWidth: true, variant: 'subtle', size: 'md', mt: 'xs' }}
        aria-haspopup="dialog"
        onClick={() => open(true)}
      >
        {t('allocation.shortPick.open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ShortPickDialog
            {...{ orderId: order.id, warehouse }}
            lines={order.lines.map(({ id, name, quantity }) => ({ id, name, quantity }))}
            onDone={() => open(false)}
          />
        </Suspense>
      )}
    </>
  );
}

function Lines({ order, ticks }: { readonly order: ToPackJson; readonly ticks: Ticks }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      {order.lines
        .filter(({ serials }) => serials === null)
        .map(({ id, sku, name, variant, quantity }) => (
          <div key={id} className={classes.line}>
            <Text size="sm">
              {[name, variant].filter(Boolean).join(' · ')}{' '}
              <Text component="span" size="xs" c="dimmed" className="mono">
                {sku}
              </Text>
            </Text>
            <Text size="sm" fw={600} className="numeric">
              {ticks[id] === undefined
                ? `${format.number(quantity)} ×`
                : t('packing.ticked', {
                    ticked: format.number(ticks[id]),
                    pieces: format.number(quantity),
                  })}
            </Text>
          </div>
        ))}
    </div>
  );
}

interface WeightAndBoxProps {
  readonly order: ToPackJson;
  readonly boxes: readonly BoxJson[];
  readonly weight: string;
  readonly setWeight: (typed: string) => void;
  readonly box: string;
  readonly setBox: (code: string) => void;
  readonly isFaulty: boolean;
}

function WeightAndBox({ order, boxes, weight, setWeight, box, setBox, isFaulty }: WeightAndBoxProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const empty = boxes.find(({ code }) => code === box)?.weightGrams ?? 0;
  return (
    <Group grow align="flex-start" gap="sm" mt="sm">
      <TextInput
        label={t('packing.weight')}
        placeholder={format.number(order.weightGrams + empty)}
        value={weight}
        onChange={(event) => setWeight(event.currentTarget.value)}
        error={isFaulty && t('packing.weightFault')}
        inputMode="numeric"
        maxLength={7}
      />
      {boxes.length > 0 && (
        <NativeSelect
          label={t('packing.box')}
          value={box}
          onChange={(event) => setBox(event.currentTarget.value)}
          data={[
            { value: '', label: t('packing.noBox') },
            ...boxes.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
          ]}
        />
      )}
    </Group>
  );
}
