/** The names in a table, typed: for tables that have exactly the names that their type tells, as constants do. */
export const namesOf = <Table extends object>(table: Table): readonly (keyof Table & string)[] =>
  Object.keys(table) as (keyof Table & string)[];
