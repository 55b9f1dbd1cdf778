import { Text } from '@mantine/core';
import type { FulfilmentFiguresJson } from '../../../../api/schema/figures';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { DataTable, type Column } from '../../shell/parts/DataTable';

/** 119 minutes are not an hour: figures are compared. */
const EXACT = 3;

type Stage = FulfilmentFiguresJson['stages'][number];

interface StageTableProps {
  readonly label: string;
  readonly stages: readonly Stage[];
}

/** How long each step took. */
export function StageTable({ label, stages }: StageTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<Stage>[] = [
    { label: t('figures.stage'), cell: ({ stage }) => t(`figures.stages.${stage}`) },
    { label: t('figures.count'), isFigure: true, cell: ({ count }) => format.number(count) },
    { label: t('figures.p50'), isFigure: true, cell: ({ p50 }) => format.duration(p50 * 1_000, EXACT) },
    { label: t('figures.p90'), isFigure: true, cell: ({ p90 }) => format.duration(p90 * 1_000, EXACT) },
  ];
  return <DataTable label={label} columns={columns} rows={stages} keyOf={({ stage }) => stage} />;
}

interface Place {
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly promises: FulfilmentFiguresJson['promises'];
}

interface PlaceTableProps {
  readonly label: string;
  /** What the places are: warehouses, couriers. */
  readonly name: string;
  readonly places: readonly Place[];
}

const OF_PLACES = ['pack', 'handOver', 'deliver'] as const;

/** A row for each warehouse or courier: half of each step took at most so long, and how many promises were kept. */
export function PlaceTable({ label, name, places }: PlaceTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<Place>[] = [
    { label: name, cell: (place) => <span className="mono">{place.name}</span> },
    ...OF_PLACES.map((stage) => ({
      label: t(`figures.stages.${stage}`),
      isFigure: true,
      cell: ({ stages }: Place) => {
        const found = stages.find((one) => one.stage === stage);
        return found
          ? `${format.duration(found.p50 * 1_000, EXACT)} · ${format.duration(found.p90 * 1_000, EXACT)}`
          : '–';
      },
    })),
    {
      label: t('figures.kept'),
      isFigure: true,
      cell: ({ promises: { share } }) => (share === null ? '–' : format.percent(share)),
    },
  ];
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('figures.spans')}
      </Text>
      <DataTable label={label} columns={columns} rows={places} keyOf={(place) => place.name} />
    </>
  );
}
