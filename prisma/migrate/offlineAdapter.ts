import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';

/**
 * An adapter without a database, for comparing schemas: on opening, the engine asks whether its schema exists and
 * which server it talks to, and asks nothing more.
 */
export function offlineAdapter(): SqlMigrationAwareDriverAdapterFactory {
  const connect = (): Promise<SqlDriverAdapter> => Promise.resolve(offlineConnection);
  return { provider: 'postgres', adapterName: 'offline', connect, connectToShadowDb: connect };
}

const ABOUT_THE_SERVER: SqlResultSet = {
  columnNames: ['exists', 'version', 'numeric_version'],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, 'PostgreSQL 18.0', 180_000]],
};

const offlineConnection: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'offline',
  queryRaw: () => Promise.resolve(ABOUT_THE_SERVER),
  executeRaw: refuse,
  executeScript: refuse,
  startTransaction: refuse,
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: () => Promise.resolve(),
};

function refuse(): Promise<never> {
  return Promise.reject(new Error('Comparing schemas must not touch a database'));
}
