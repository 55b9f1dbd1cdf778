import { Stack, Text } from '@mantine/core';
import type { AllocationJson } from '../../../../api/schema/stock/allocation';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useWord } from '../../i18n/useWord';
import { DataTable, type Column } from '../../shell/parts/DataTable';

type Candidate = AllocationJson['choices'][number]['candidates'][number];

interface CandidateTableProps {
  readonly label: string;
  readonly candidates: readonly Candidate[];
  /** In which the costs of parcels are. */
  readonly currency: string;
}

/** The warehouses that there were, what each could give and gives, and what spoke against it. */
export function CandidateTable({ label, candidates, currency }: CandidateTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isKnown = (name: 'cost' | 'leavesOn' | 'zone'): boolean =>
    candidates.some((one) => one[name] !== null);
  const columns: readonly (Column<Candidate> | false)[] = [
    { label: t('allocation.table.warehouse'), cell: ({ warehouse }) => warehouse },
    { label: t('allocation.table.pieces'), isFigure: true, cell: ({ pieces }) => format.number(pieces) },
    {
      label: t('allocation.table.given'),
      isFigure: true,
      cell: ({ given }) => (given > 0 ? <strong>{format.number(given)}</strong> : '–'),
    },
    isKnown('zone') && {
      label: t('allocation.table.zone'),
      cell: ({ zone }) => (zone === null ? '–' : t(`allocation.zones.${zone}`)),
    },
    isKnown('cost') && {
      label: t('allocation.table.cost'),
      isFigure: true,
      cell: ({ cost }) => (cost === null ? '–' : format.money({ amount: cost, currency })),
    },
    isKnown('leavesOn') && {
      label: t('allocation.table.leavesOn'),
      cell: ({ leavesOn }) => (leavesOn === null ? '–' : format.calendarDay(leavesOn, false)),
    },
    { label: t('allocation.table.notes'), cell: (candidate) => <Notes candidate={candidate} /> },
  ];
  return (
    <DataTable
      label={label}
      rows={candidates}
      keyOf={({ warehouse }) => warehouse}
      columns={columns.filter((column) => column !== false)}
    />
  );
}

function Notes({ candidate }: { readonly candidate: Candidate }) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const { closed, room, served, leftOut, near } = candidate;
  const notes = [
    near && t('allocation.table.near'),
    closed &&
      t('allocation.table.closed', { until: format.calendarDay(closed.until, false), reason: closed.reason }),
    room !== null && t('allocation.table.room', { count: room }),
    served === false && t('allocation.table.notServed'),
    ...leftOut.map(({ sku, because }) =>
      t(sku === null ? 'allocation.table.leftOut' : 'allocation.table.leftOutOf', {
        sku: sku ?? '',
        because: word('allocation.reasons', because),
      }),
    ),
  ].filter((note) => typeof note === 'string');
  if (notes.length === 0) return '–';
  return (
    <Stack gap={2}>
      {notes.map((note) => (
        <Text key={note} size="sm">
          {note}
        </Text>
      ))}
    </Stack>
  );
}
