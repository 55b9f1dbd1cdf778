import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Puts messages and stacks of errors where the payload codec encrypts them: they may quote what people typed. Worker,
 * client and workflow code all load it by its path, under this name.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
