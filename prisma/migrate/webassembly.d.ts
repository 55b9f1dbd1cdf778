/** The little of the global `WebAssembly` that the schema engine needs; TypeScript declares it for browsers only. */
declare namespace WebAssembly {
  class Module {
    private readonly compiled;
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: Record<string, Record<string, unknown>>): Promise<Instance>;
}
