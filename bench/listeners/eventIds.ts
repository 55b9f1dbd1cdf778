/** Reads the ids of server-sent events from a stream, wherever its parts are cut. */
export function createIdReader(onId: (id: string) => void): (part: string) => void {
  let rest = '';
  return (part) => {
    const lines = `${rest}${part}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('id: ')) onId(line.slice('id: '.length));
  };
}
