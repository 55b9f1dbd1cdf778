import path from 'node:path';
import express, { type Request, type RequestHandler, type Response } from 'express';

/** The encodings that the build has made files in, the smaller one first, with the endings of their names. */
const ENCODINGS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;
type Encoding = (typeof ENCODINGS)[number];

export interface FileOptions {
  readonly immutable?: boolean;
  readonly maxAge?: number;
  readonly fallthrough?: boolean;
  readonly index?: false;
  /** Sets headers of every answer with a file. */
  readonly setHeaders?: (response: Response) => void;
}

/** Serves the files of a folder, in the compressed form that lies beside them where the client takes it. */
export function serveFiles(root: string, options: FileOptions): RequestHandler[] {
  return [
    ...ENCODINGS.map((encoding) => serveEncoded(root, options, encoding)),
    express.static(root, { ...options, setHeaders: (response: Response) => setHeadersOf(response, options) }),
  ];
}

function serveEncoded(root: string, options: FileOptions, { encoding, ending }: Encoding): RequestHandler {
  const serve = express.static(root, {
    ...options,
    setHeaders: (response: Response, file: string) => {
      setHeadersOf(response, options);
      response.set('Content-Encoding', encoding).type(path.extname(file.slice(0, -ending.length)));
    },
  });
  return (request, response, next) => {
    if (!takes(request, encoding) || request.path.endsWith('/')) return next();
    const { url } = request;
    request.url = `${request.path}${ending}`;
    serve(request, response, (error?: unknown) => {
      request.url = url;
      next(error);
    });
  };
}

/**
 * Sends a file of the folder, compressed where the client takes it.
 * @param onMissing called when there is no such file.
 */
export function sendCompressed(
  request: Request,
  response: Response,
  file: { readonly root: string; readonly name: string },
  onMissing: () => void,
): void {
  const { root, name } = file;
  response.vary('Accept-Encoding');
  const known = ENCODINGS.find(({ encoding }) => takes(request, encoding));
  const sendPlain = (): void =>
    response.sendFile(name, { root }, (error) => {
      if (error && !response.headersSent) onMissing();
    });
  if (!known) return sendPlain();
  const headers = { 'Content-Encoding': known.encoding, 'Content-Type': 'text/html; charset=utf-8' };
  response.sendFile(`${name}${known.ending}`, { root, headers }, (error) => {
    if (error && !response.headersSent) {
      for (const header of Object.keys(headers)) response.removeHeader(header);
      sendPlain();
    }
  });
}

function setHeadersOf(response: Response, { setHeaders }: FileOptions): void {
  response.vary('Accept-Encoding');
  setHeaders?.(response);
}

const takes = (request: Request, encoding: string): boolean => request.acceptsEncodings(encoding) !== false;
