/** What the files of one folder may import. What is in the folder itself they may import in any case. */
export interface Room {
  /** Folders and files, from the root of the repository. */
  readonly imports: readonly string[];
  /** Folders and files of which it may import types: the compiled program holds nothing of them. */
  readonly types?: readonly string[];
  /** The only packages: a name, or with a `/` or `:` at the end all whose names begin so. Absent: any. */
  readonly packages?: readonly string[];
  /** Packages that it may not import, in the same words. */
  readonly noPackages?: readonly string[];
  /** Why, for whoever meets the rule. */
  readonly why: string;
}

/** Any file of ours but tests. */
export const ANYTHING = '*';

/** The programs that can be started, and the configuration of tools. */
export const TOP = '.';

/** What `reference/` alone asks, so that a phone and a country are read in one way everywhere. */
const KNOWN_BY_REFERENCE = ['libphonenumber-js', 'i18n-iso-countries'];

/**
 * Who may import what: a row for each folder at the top. Tests may import anything, and nothing but tests may import
 * them; see `explainImport`.
 */
export const IMPORT_TABLE: Readonly<Record<string, Room>> = {
  domain: {
    imports: [],
    packages: [],
    why: 'The rules are pure: they run wherever they are asked, in the workflow above all.',
  },
  reference: {
    imports: ['domain'],
    packages: ['libphonenumber-js', 'i18n-iso-countries'],
    why: 'It turns what people write into the domain’s phones and countries, by libraries that know them.',
  },
  workflows: {
    imports: ['domain'],
    types: ['activities'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
    why: 'Workflow code must replay; what has an effect is an activity, known by its type.',
  },
  activities: {
    imports: ['domain', 'prisma', 'providers/errors.ts', 'reference'],
    types: ['providers', 'workflows', 'config'],
    packages: ['node:', '@temporalio/activity', '@temporalio/common', 'pino'],
    why: 'Activities know vendors by their interfaces, and nothing of how they are configured or run.',
  },
  providers: {
    imports: ['domain', 'reference'],
    types: ['config'],
    noPackages: ['@temporalio/', '@prisma/', 'pg', 'express', ...KNOWN_BY_REFERENCE],
    why: 'Providers speak to vendors; they are given their configuration and know nothing of who asks.',
  },
  api: {
    imports: [
      'domain',
      'prisma',
      'reference',
      'temporal',
      'observability',
      'workflows/messages.ts',
      'workflows/engine/recovery.ts',
      'workflows/engine/searchAttributes.ts',
    ],
    types: ['providers', 'workflows', 'config'],
    noPackages: [
      '@temporalio/activity',
      '@temporalio/testing',
      '@temporalio/worker',
      '@temporalio/workflow',
      '@prisma/',
      ...KNOWN_BY_REFERENCE,
    ],
    why: 'The API reads, places orders and sends messages; it never runs an effect on an order itself.',
  },
  observability: {
    imports: ['domain', 'prisma', 'config/freePort.ts', 'workflows/engine/tracing/traceHeader.ts'],
    types: ['activities', 'providers', 'workflows'],
    noPackages: ['@prisma/', 'pg', 'express'],
    why: 'It implements what activities, providers and workflows ask to be told, so it knows their types alone.',
  },
  prisma: {
    imports: ['domain'],
    noPackages: ['@temporalio/', 'express'],
    why: 'What is knowledge of PostgreSQL depends on the rules alone.',
  },
  config: {
    imports: ['domain', 'providers', 'reference'],
    packages: ['node:', 'zod'],
    why: 'Configuration is read before anything runs.',
  },
  temporal: {
    imports: [
      'workflows/engine/failureConverter.ts',
      'workflows/engine/searchAttributes.ts',
      'workflows/messages.ts',
    ],
    types: ['config', 'domain'],
    packages: [
      'node:',
      '@temporalio/client',
      '@temporalio/common',
      '@temporalio/proto',
      '@temporalio/worker',
    ],
    why: 'How the server is reached, shared by whoever reaches it.',
  },
  sandbox: {
    imports: [],
    types: ['domain'],
    noPackages: ['@temporalio/', '@prisma/', 'pg'],
    why: 'The sandbox is the outside world: it knows words of the domain at most.',
  },
  web: {
    imports: [],
    types: ['api/schema', 'domain'],
    noPackages: ['@temporalio/', '@prisma/', 'pg', 'express', ...KNOWN_BY_REFERENCE],
    why: 'The pages talk to the API over HTTP; they share types with it, which leave nothing in the bundle.',
  },
  dev: { imports: [ANYTHING], why: 'Tools of development may use whatever they run.' },
  bench: { imports: [ANYTHING], why: 'Benchmarks may use whatever they measure.' },
  [TOP]: { imports: [ANYTHING], why: 'The programs put everything together.' },
};

/** Files that few may import, wherever they are. */
export const RESERVED: Readonly<Record<string, { readonly for: readonly string[]; readonly why: string }>> = {
  'api/deps.ts': {
    for: ['api/app.ts', 'api/http/request.ts', 'api/http/route.ts', 'api/http/router.ts', 'server.ts'],
    why: 'A room of the API declares what it needs; routes’ handlers get the whole in their context.',
  },
};
