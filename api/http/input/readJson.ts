import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { inexactNumbers } from './inexactNumbers';
import { HttpProblem, invalidAll } from '../problems';

const DEFAULT_LIMIT = '256kb';

/**
 * Reads a JSON body, and refuses what reading would change: bytes that are no UTF-8, and numbers that a program's own
 * numbers can't hold.
 * @param limit the most bytes, in the words of Express.
 */
export function readJson(limit = DEFAULT_LIMIT): RequestHandler {
  return express.json({
    limit,
    strict: false,
    verify: (_request, _response, body, encoding) => {
      if (encoding !== 'utf-8') return;
      if (!isUtf8(body)) throw new HttpProblem('malformed-request', 'The body is not UTF-8.');
      const faults = inexactNumbers(body.toString('utf8')).map((pointer) => ({ pointer, detail: INEXACT }));
      if (faults.length > 0) throw invalidAll(faults);
    },
  });
}

const INEXACT = 'A number with more digits than can be kept; send it as a text.';
