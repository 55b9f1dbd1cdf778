import {
  ApplicationFailure,
  DefaultFailureConverter,
  type FailureConverter,
  type ProtoFailure,
} from '@temporalio/common';
import { MALFORMED, REFUSED } from '../messages';

/** Failures whose message is a sentence of ours that quotes nobody: kept in clear, so that people read it in the Web UI. */
const READABLE: readonly (string | null | undefined)[] = [REFUSED, MALFORMED];

const readably = new DefaultFailureConverter({ encodeCommonAttributes: false });

/**
 * Puts messages and stacks of errors where the payload codec encrypts them: they may quote what people typed. Refusals stay
 * readable; their details are encrypted as all payloads are.
 */
class OrderFailureConverter extends DefaultFailureConverter {
  constructor() {
    super({ encodeCommonAttributes: true });
  }

  override errorToFailure(...args: Parameters<FailureConverter['errorToFailure']>): ProtoFailure {
    const [error] = args;
    const isReadable =
      error instanceof ApplicationFailure && READABLE.includes(error.type) && error.cause === undefined;
    return isReadable
      ? { ...readably.errorToFailure(...args), stackTrace: '' }
      : super.errorToFailure(...args);
  }
}

/** Worker, client and workflow code all load it by its path, under this name. */
export const failureConverter = new OrderFailureConverter();
