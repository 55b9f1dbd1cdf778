import { Skeleton, UnstyledButton } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { StatusCountsJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { STATUS_COLOR } from '../../orders/parts/statusStyle';
import type { AdminSearch, ChangeSearch } from './adminSearch';
import classes from './StatusCounts.module.css';

interface StatusCountsProps {
  readonly counts: StatusCountsJson | undefined;
  readonly search: AdminSearch;
  readonly onChange: ChangeSearch;
  readonly onClear: () => void;
}

/** How many orders stand where; a click shows them. */
export function StatusCounts({ counts, search, onChange, onClear }: StatusCountsProps) {
  const { t } = useTranslation();
  if (!counts) return <Skeleton h={84} aria-hidden />;
  const all = search.status === undefined && search.hold === undefined;
  return (
    <div className={classes.counts} role="group" aria-label={t('orderList.counts')}>
      <Tile
        label={t('orderList.everything')}
        count={counts.total}
        color="gray"
        pressed={all}
        onPress={onClear}
      />
      {counts.held > 0 && (
        <Tile
          label={t('orderList.held')}
          count={counts.held}
          color="red"
          pressed={search.hold !== undefined}
          onPress={() => onChange({ hold: 'true', status: undefined })}
        />
      )}
      {counts.counts
        .filter(({ status, count }) => count > 0 || status === search.status)
        .map(({ status, count }) => (
          <Tile
            key={status}
            label={t(`orders.status.${status}`)}
            count={count}
            color={STATUS_COLOR[status]}
            pressed={search.status === status}
            onPress={() => onChange({ status, hold: undefined })}
          />
        ))}
    </div>
  );
}

interface TileProps {
  readonly label: string;
  readonly count: number;
  readonly color: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Tile({ label, count, color, pressed, onPress }: TileProps) {
  const format = useFormat();
  return (
    <UnstyledButton
      className={classes.tile}
      style={{ '--tile': `var(--mantine-color-${color}-6)` }}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <span className={`${classes.count} numeric`}>{format.number(count)}</span>
      <span className={classes.label}>{label}</span>
    </UnstyledButton>
  );
}
