/**
 * Has stacks tell our sources' lines, in what was built. Imported before all else: maps are taken in as modules are loaded. Not by
 * Node's flag `--enable-source-maps`, which the threads of workflows would inherit: they have maps of their own, and looking for
 * another at each function that they make takes them some per cent of their time.
 */
if (__filename.endsWith('.js')) process.setSourceMapsEnabled(true);
