import { SpanKind, type Tracer } from '@opentelemetry/api';
import type { CallObserver } from '../../providers/resilience';
import { markFailed } from './span';

/**
 * Makes every call to a vendor a span below the activity that makes it. Its request is left as it is: our ids are
 * of no use to vendors.
 */
export function traceVendors(tracer: Tracer): CallObserver {
  return (vendor) => {
    const span = tracer.startSpan(`call ${vendor}`, { kind: SpanKind.CLIENT, attributes: { vendor } });
    return (outcome) => {
      span.setAttribute('outcome', outcome);
      if (outcome !== 'answered') markFailed(span, outcome);
      span.end();
    };
  };
}
