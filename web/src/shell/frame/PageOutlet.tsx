import { Component, useLayoutEffect, type ReactNode } from 'react';
import { router } from '../../routing/router';
import { useRouterState } from '../../routing/hooks';
import { scrollTo } from '../../routing/scrolling';
import { NotFoundPage } from '../feedback/NotFoundPage';
import { PageError } from '../feedback/PageError';
import { PageSkeleton } from '../feedback/PageSkeleton';

/** The page at the address; the last one until it is there, unless it takes long. */
export function PageOutlet() {
  const shown = useRouterState(router.shown);
  const isLate = useRouterState(router.isLate);
  useLayoutEffect(() => {
    if (shown) scrollTo(shown);
  }, [shown]);
  if (!shown || isLate) return isLate ? <PageSkeleton /> : null;
  const { Component: Page = NotFoundPage, error } = shown;
  if (error !== undefined) return <PageError error={error} onRetry={() => void router.reopen()} />;
  return (
    <FailureOf page={shown}>
      <Page />
    </FailureOf>
  );
}

interface FailureProps {
  /** Another one has not failed. */
  readonly page: unknown;
  readonly children: ReactNode;
}

interface FailureState {
  readonly error?: unknown;
  readonly of?: unknown;
}

/** Says that a page could not be drawn, where it would stand. */
class FailureOf extends Component<FailureProps, FailureState> {
  override state: FailureState = {};

  static getDerivedStateFromError(error: unknown): FailureState {
    return { error };
  }

  static getDerivedStateFromProps({ page }: FailureProps, state: FailureState): FailureState | null {
    return state.of === page ? null : { of: page, error: undefined };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <PageError error={error} onRetry={() => void router.reopen()} />;
  }
}
