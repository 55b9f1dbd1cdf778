import { Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import classes from './DataTable.module.css';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Stands at the right, where figures can be compared. */
  readonly isFigure?: boolean;
}

interface DataTableProps<Row> {
  /** What the table is called by who can't see where it stands. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What stands open below a row; undefined for most. */
  readonly below?: (row: Row) => ReactNode;
  /** The rows are about to be others. */
  readonly stale?: boolean;
}

/** Rows of one kind of thing; on a phone each is a card that names what stands in it. */
export function DataTable<Row>({ label, columns, rows, keyOf, below, stale = false }: DataTableProps<Row>) {
  return (
    <table className={classes.table} aria-label={label} aria-busy={stale}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col" data-figure={column.isFigure}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const opened = below?.(row);
          return (
            <Fragment key={keyOf(row)}>
              <tr>
                {columns.map((column) => (
                  <td key={column.label} data-label={column.label} data-figure={column.isFigure}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {opened && (
                <tr className={classes.below}>
                  <td colSpan={columns.length}>{opened}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

interface TwoLinesProps {
  readonly children: ReactNode;
  /** What belongs to it, below it; nothing: it stands alone. */
  readonly note: ReactNode;
}

/** What stands in a cell of a table, with what belongs to it in a smaller line below. */
export function TwoLines({ children, note }: TwoLinesProps) {
  return (
    <span>
      {children}
      {note && (
        <Text component="span" display="block" size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </span>
  );
}
