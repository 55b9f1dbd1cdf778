import { ApplicationFailure } from '@temporalio/common';
import { ProviderRejected, ProviderUnavailable } from '../providers/errors';

/**
 * Makes a vendor's error one that Temporal understands: a refusal is final and carries the vendor's code for
 * the workflow, and our words for a person where we have some; anything else is tried again. Details of the call stay out of
 * histories.
 */
export async function asActivity<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ProviderRejected) {
      const words = error.words === undefined ? [] : [error.words];
      throw ApplicationFailure.nonRetryable(error.message, 'ProviderRejected', error.code, ...words);
    }
    if (error instanceof ProviderUnavailable) {
      throw ApplicationFailure.retryable(error.message, 'ProviderUnavailable');
    }
    throw error;
  }
}

/** The vendor an order remembers by name. */
export function vendorNamed<Vendor>(vendors: Readonly<Record<string, Vendor>>, name: string): Vendor {
  const vendor = vendors[name];
  if (vendor) return vendor;
  // A worker started without the vendor's configuration: another, or this one set up right, can do it.
  throw ApplicationFailure.retryable(`No vendor "${name}" is configured on this worker`, 'VendorMissing');
}
