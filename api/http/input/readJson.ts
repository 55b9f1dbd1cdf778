import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { inexactNumbers } from './inexactNumbers';
import { repeatedMember } from './repeatedMember';
import { HttpProblem, invalidAll, malformed } from '../problems';

const DEFAULT_LIMIT = '256kb';

/**
 * Reads a JSON body, and refuses what reading would change: bytes that are no UTF-8, members that are given twice, of which one
 * would be lost, and numbers that a program's own numbers can't hold.
 * @param limit the most bytes, in the words of Express.
 */
export function readJson(limit = DEFAULT_LIMIT): RequestHandler {
  return express.json({
    limit,
    strict: false,
    verify: (_request, _response, body, encoding) => {
      if (encoding !== 'utf-8') throw new HttpProblem('unsupported-media-type', 'Send the body as UTF-8.');
      if (!isUtf8(body)) throw new HttpProblem('malformed-request', 'The body is not UTF-8.');
      const json = body.toString('utf8');
      const repeated = repeatedMember(json);
      if (repeated !== undefined) throw malformed(repeated, REPEATED);
      const faults = inexactNumbers(json).map((pointer) => ({ pointer, detail: INEXACT }));
      if (faults.length > 0) throw invalidAll(faults);
    },
  });
}

const REPEATED = 'This is given more than once; which is meant?';
const INEXACT = 'A number with more digits than can be kept; send it as a text.';
