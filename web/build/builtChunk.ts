/** What the plugins ask of the files that a build makes; Vite's own types fit. */
export interface BuiltChunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly code: string;
  /** The module that it is the entry of, where it has one. */
  readonly facadeModuleId: string | null;
  /** The modules that stand in it. */
  readonly moduleIds: readonly string[];
  readonly isEntry: boolean;
  /** The files that it can't run without. */
  readonly imports: readonly string[];
  /** The files that it may fetch. */
  readonly dynamicImports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

export interface BuiltAsset {
  readonly type: 'asset';
  readonly fileName: string;
  readonly source: string | Uint8Array;
}

/** All that is built, by its file's name. */
export type Built = Readonly<Record<string, BuiltChunk | BuiltAsset>>;

export function chunksOf(built: Built): readonly BuiltChunk[] {
  return Object.values(built).filter((file) => file.type === 'chunk');
}

/** The chunk that is fetched for the source file, by the end of its path: whose entry it is, or in which it stands. */
export function chunkOfSource(built: Built, source: string): BuiltChunk | undefined {
  const chunks = chunksOf(built);
  return (
    chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(source)) ??
    chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)))
  );
}

/** The files of all chunks that these can't run without, themselves among them. */
export function withImports(built: Built, chunks: readonly BuiltChunk[]): readonly BuiltChunk[] {
  const found = new Map<string, BuiltChunk>();
  const take = (chunk: BuiltChunk): void => {
    if (found.has(chunk.fileName)) return;
    found.set(chunk.fileName, chunk);
    for (const name of chunk.imports) {
      const file = built[name];
      if (file?.type === 'chunk') take(file);
    }
  };
  for (const chunk of chunks) take(chunk);
  return [...found.values()];
}

/** The style sheets of these chunks. */
export function stylesOf(chunks: readonly BuiltChunk[]): readonly string[] {
  return [...new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))];
}
