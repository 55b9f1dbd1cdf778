import { Button, Checkbox, Group } from '@mantine/core';
import { IconListCheck, IconPrinter } from '@tabler/icons-react';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';

interface BatchBarProps {
  readonly orders: readonly ToPackJson[];
  readonly ticked: ReadonlySet<string>;
  readonly tick: (ticked: ReadonlySet<string>) => void;
  readonly onPack: () => void;
  readonly onPick: () => void;
}

/** What is done with all orders that are ticked. */
export function BatchBar({ orders, ticked, tick, onPack, onPick }: BatchBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const chosen = orders.filter(({ id }) => ticked.has(id));
  const count = format.number(chosen.length);
  const isAll = chosen.length === orders.length;
  return (
    <Group gap="sm" mb="sm">
      <Checkbox
        ml={13}
        label={t('packing.tickAll')}
        checked={isAll}
        indeterminate={chosen.length > 0 && !isAll}
        onChange={() => tick(new Set(isAll ? [] : orders.map(({ id }) => id)))}
      />
      <Button
        leftSection={<IconPrinter size={17} aria-hidden />}
        disabled={chosen.length === 0}
        onClick={onPack}
      >
        {chosen.length > 0 ? t('packing.packTicked', { orders: count }) : t('packing.packSome')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconListCheck size={17} aria-hidden />}
        disabled={chosen.length === 0}
        onClick={onPick}
      >
        {t('packing.pickList.open')}
      </Button>
    </Group>
  );
}
