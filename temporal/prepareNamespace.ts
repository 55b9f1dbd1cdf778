import { Connection, isGrpcServiceError } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../workflows/engine/searchAttributes';

const RETENTION = '30 days';
const { INDEXED_VALUE_TYPE_KEYWORD, INDEXED_VALUE_TYPE_KEYWORD_LIST } =
  temporal.api.enums.v1.IndexedValueType;
/** The types of our search attributes as the server has them. */
const WIRE_TYPES = {
  KEYWORD: INDEXED_VALUE_TYPE_KEYWORD,
  KEYWORD_LIST: INDEXED_VALUE_TYPE_KEYWORD_LIST,
} as const;
/** gRPC's code. */
const NOT_FOUND = 5;
/** The parts of a server learn of a new namespace one after the other; the slowest looks every ten seconds. */
const NEW_NAMESPACE_MS = 30_000;
const RETRY_MS = 500;

/** A Temporal server and a namespace on it. */
export interface TemporalNamespace {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
}

/**
 * Makes the namespace if there is none, registers our search attributes and keeps closed workflows for 30 days. Needed
 * at every start: the server ignores attributes given on its command line for a database that exists, keeps history for
 * 24 hours by default, and a workflow that sets an unregistered attribute fails its task.
 */
export async function prepareNamespace({ address, namespace }: TemporalNamespace): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    if (!(await exists(connection, namespace))) await create(connection, namespace);
    await registerSearchAttributes(connection, namespace);
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: msToTs(RETENTION) },
    });
  } finally {
    await connection.close();
  }
}

async function exists(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

async function create(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs(RETENTION),
  });
  const deadline = Date.now() + NEW_NAMESPACE_MS;
  while (!(await isKnown(connection, namespace)) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Whether the part that answers for search attributes has heard of the namespace. */
async function isKnown(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.operatorService.listSearchAttributes({ namespace });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return isGrpcServiceError(error) && Number(error.code) === NOT_FOUND;
}

async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = SEARCH_ATTRIBUTES.filter(({ name }) => customAttributes[name] === undefined);
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, WIRE_TYPES[type]])),
  });
}
