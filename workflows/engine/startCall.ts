import { CancellationScope } from '@temporalio/workflow';

/** A call to a vendor that is under way, and that need not be waited for to its end. */
export interface StartedCall<Answer> {
  readonly answer: Promise<Answer>;
  hasEnded(): boolean;
  /** Has the call cancelled. Resolves once it has ended, with or without an answer: what it did is known then. */
  stop(): Promise<void>;
}

/** Starts a call in a scope of its own. */
export function startCall<Answer>(call: () => Promise<Answer>): StartedCall<Answer> {
  const scope = new CancellationScope();
  const answer = scope.run(call);
  let ended = false;
  const end = (): void => {
    ended = true;
  };
  const over = answer.then(end, end);
  return {
    answer,
    hasEnded: () => ended,
    stop() {
      scope.cancel();
      return over;
    },
  };
}
