import { openedByFile } from './openings';

/** Where a test process asks for the run's shared servers. */
export const BROKER_VARIABLE = 'THROUGHLINE_TEST_BROKER';

/** A migrated, empty database for one test file. */
export interface LentDatabase {
  readonly name: string;
  readonly url: string;
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

/** What production runs, built from these very sources once a run; nobody writes there. */
export interface BuiltPrograms {
  /** Where the programs lie; the packages are in reach. */
  readonly folder: string;
}

/** The browser that the run's tests drive, or why there is none. */
export interface ObtainedChromium {
  readonly file?: string;
  readonly missing?: string;
}

/** What still uses something that a file is done with, each in words. */
export interface Leftovers {
  readonly leftovers: readonly string[];
}

/** What can be asked of the run, and the answer to each. */
export interface Answers {
  readonly database: LentDatabase;
  readonly temporal: TemporalServer;
  readonly pages: BuiltPages;
  readonly programs: BuiltPrograms;
  readonly chromium: ObtainedChromium;
  /** Takes the database of that name back. */
  readonly returnDatabase: Leftovers;
  /** The workflows on the task queue of that name that have not ended. */
  readonly openWorkflows: Leftovers;
}
export type Question = keyof Answers;

const PURE_TEST =
  'A pure test (*.test.ts) has no servers, so that `npm run test:quick` stays quick: rename the file to *.server.test.ts';

/**
 * Asks the run for what all test files share; a server is started when the first file needs it.
 * @param subject the name of what the question is about, where it is about something.
 * @throws {Error} in a pure test, and when there is no answer.
 */
export async function askBroker<Asked extends Question>(
  question: Asked,
  subject = '',
): Promise<Answers[Asked]> {
  if (openedByFile() === undefined) throw new Error(PURE_TEST);
  const broker = process.env[BROKER_VARIABLE];
  if (broker === undefined) throw new Error('Tests that need servers run under jest.config.cjs');
  return askBrokerAt(broker, question, subject);
}

/** As `askBroker`, from outside of a test file. */
export async function askBrokerAt<Asked extends Question>(
  broker: string,
  question: Asked,
  subject: string,
): Promise<Answers[Asked]> {
  const response = await fetch(`${broker}/${question}/${encodeURIComponent(subject)}`);
  if (!response.ok) throw new Error(`No answer to ${question} for tests:\n${await response.text()}`);
  return response.json() as Promise<Answers[Asked]>;
}
