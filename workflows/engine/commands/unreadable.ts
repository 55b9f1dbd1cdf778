import {
  defaultPayloadConverter,
  type ActivateInput,
  type Payload,
  type WorkflowInterceptors,
} from '@temporalio/workflow';

/** Names that the SDK keeps for itself. It throws at such a signal, where unknown ones have a handler. */
const RESERVED = /^__temporal_/;

type Job = NonNullable<ActivateInput['activation']['jobs']>[number];

/**
 * Lets no message stop an order: where the SDK would throw at one, it would have the task tried again, and again. An input
 * that nobody can read counts as none, and is refused as such; a signal under a reserved name as one of another name.
 */
export function interceptors(): WorkflowInterceptors {
  return {
    internals: [
      {
        activate(input, next) {
          for (const job of input.activation.jobs ?? []) admit(job);
          next(input);
        },
      },
    ],
  };
}

function admit({ signalWorkflow: signal, initializeWorkflow: start }: Job): void {
  if (signal) {
    signal.signalName = signal.signalName?.replace(RESERVED, 'temporal_') ?? null;
    signal.input = readable(signal.input);
  }
  if (start) start.arguments = readable(start.arguments);
}

function readable(payloads: Payload[] | null | undefined): Payload[] {
  try {
    payloads?.forEach((payload) => defaultPayloadConverter.fromPayload(payload));
    return payloads ?? [];
  } catch {
    return [];
  }
}
