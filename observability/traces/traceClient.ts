import { SpanKind, type Tracer } from '@opentelemetry/api';
import type { Headers, WorkflowClientInterceptor } from '@temporalio/client';
import { inSpan, orderAttributes } from './span';
import { traceHeaders } from './traceHeader';

/** Makes every start, update and signal a span, and hands its trace on to the workflow. */
export function traceClient(tracer: Tracer): WorkflowClientInterceptor {
  function call<T>(
    name: string,
    workflowId: string | undefined,
    send: (handOn: HandOn) => Promise<T>,
  ): Promise<T> {
    const options = { kind: SpanKind.PRODUCER, attributes: orderAttributes(workflowId) };
    return inSpan(tracer, name, options, () => send((headers) => ({ ...headers, ...traceHeaders() })));
  }
  return {
    startWithDetails: (input, next) =>
      call(`start ${input.workflowType}`, input.options.workflowId, (handOn) =>
        next({ ...input, headers: handOn(input.headers) }),
      ),
    startUpdate: (input, next) =>
      call(`update ${input.updateName}`, input.workflowExecution.workflowId, (handOn) =>
        next({ ...input, headers: handOn(input.headers) }),
      ),
    startUpdateWithStart: (input, next) =>
      call(`update ${input.updateName}`, input.workflowStartOptions.workflowId, (handOn) =>
        next({
          ...input,
          workflowStartHeaders: handOn(input.workflowStartHeaders),
          updateHeaders: handOn(input.updateHeaders),
        }),
      ),
    signal: (input, next) =>
      call(`signal ${input.signalName}`, input.workflowExecution.workflowId, (handOn) =>
        next({ ...input, headers: handOn(input.headers) }),
      ),
    signalWithStart: (input, next) =>
      call(`signal ${input.signalName}`, input.options.workflowId, (handOn) =>
        next({ ...input, headers: handOn(input.headers) }),
      ),
  };
}

type HandOn = (headers: Headers) => Headers;
