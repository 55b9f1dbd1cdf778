import { DomainError } from '../../../domain/errors';
import { invalidHeader } from '../problems';

/** A strong ETag of ours: a revision in quotes. */
const ETAG = /^"(\d{1,9})"$/;

/**
 * The revisions that a caller takes what it changes to be at, one of which it must be; undefined without the header, and for `*`.
 * @throws {DomainError} `precondition-required` without a header that is required; `validation` for what is neither `*` nor a list of
 * strong ETags: a precondition that is misread would let through what it was to stop.
 */
export function readIfMatch(
  header: string | undefined,
  need: true | 'required',
): readonly number[] | undefined {
  if (header === undefined && need === 'required') {
    throw new DomainError('precondition-required', 'Send the ETag as you read it in If-Match, or *.');
  }
  if (header === undefined || header.trim() === '*') return undefined;
  return header.split(',').map((etag) => {
    const [, revision] = ETAG.exec(etag.trim()) ?? [];
    if (revision === undefined) {
      throw invalidHeader('If-Match', 'The ETag as you read it, such as "2" with its quotes; or *');
    }
    return Number(revision);
  });
}
