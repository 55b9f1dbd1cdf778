/** Where a test process asks for the run's shared servers. */
export const BROKER_VARIABLE = 'THROUGHLINE_TEST_BROKER';

/** The run's PostgreSQL. */
export interface DatabaseServer {
  /** URL of a database that may create others; its path is replaced. */
  readonly adminUrl: string;
  /** A migrated database to clone; nobody connects to it. */
  readonly template: string;
}

/** The run's Temporal server. */
export interface TemporalServer {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
  /** The workflows, bundled once for all test files: `workflowBundle: { codePath }` of a worker. */
  readonly bundlePath: string;
}

/** The shop's pages, built from these very sources. */
export interface BuiltPages {
  /** Where they lie. */
  readonly folder: string;
}

/** What a test file can ask for. */
export const RESOURCES = ['database', 'temporal', 'pages'] as const;
export type Resource = (typeof RESOURCES)[number];

/** Asks the run for a server, which is started when the first test file needs it. */
export async function askBroker<T>(resource: Resource): Promise<T> {
  const broker = process.env[BROKER_VARIABLE];
  if (broker === undefined) throw new Error('Tests that need servers run under jest.config.cjs');
  const response = await fetch(`${broker}/${resource}`);
  if (!response.ok) throw new Error(`The ${resource} for tests is not to be had:\n${await response.text()}`);
  return response.json() as Promise<T>;
}
