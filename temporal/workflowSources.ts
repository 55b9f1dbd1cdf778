import path from 'node:path';

/** What a bundle of the workflows is made of, as paths. */
export interface WorkflowSources {
  readonly workflowsPath: string;
  readonly workflowInterceptorModules: string[];
  readonly failureConverterPath: string;
  /** Shared by all workflows of a thread, so without any state of one of them. */
  readonly preloadModules: string[];
}

/** Where the parts of a bundle are; everybody who makes one takes all of them. */
export function workflowSources(): WorkflowSources {
  const sourceOf = (name: string): string => path.join(__dirname, '..', 'workflows', `${name}.ts`);
  return {
    workflowsPath: sourceOf('index'),
    workflowInterceptorModules: [sourceOf('engine/tracing/tracing'), sourceOf('engine/commands/unreadable')],
    failureConverterPath: sourceOf('engine/failureConverter'),
    preloadModules: [sourceOf('engine/tracing/traceContext')],
  };
}
