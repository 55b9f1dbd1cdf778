/**
 * The vendor didn't answer, or not in a way that tells what happened: the call may or may not have had its
 * effect, and repeating it with the same key is safe. Carries no request data: errors end up in histories.
 */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
  constructor(
    readonly provider: string,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${provider}: ${detail}`, options);
  }
}

/** The vendor understood and refused: repeating the same call is pointless. */
export class ProviderRejected extends Error {
  override readonly name = 'ProviderRejected';
  constructor(
    readonly provider: string,
    /** The vendor's own stable code. */
    readonly code: string,
    detail: string,
    options?: ErrorOptions,
    /** For the person who has to act: our own words, free of what is personal and of what the vendor wrote. */
    readonly words?: string,
  ) {
    super(`${provider}: ${detail}`, options);
  }
}
