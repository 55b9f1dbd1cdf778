const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A complete, plain page around a body that is HTML already. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1c2430; }
  table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
  th, td { text-align: left; padding: 0.3rem 0.6rem; border-bottom: 1px solid #dde2ea; vertical-align: top; }
  th { white-space: nowrap; color: #4a5568; }
  td { overflow-wrap: anywhere; }
  time { white-space: nowrap; }
  nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 1rem 0; }
  form { margin: 0.5rem 0; }
  form.fault, form.filter, li form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; }
  label { display: inline-flex; flex-direction: column; font-size: 0.875rem; }
  ul.on { list-style: none; padding: 0; }
  ul.on li { border-left: 4px solid #b45309; background: #fff7ed; padding: 0.5rem 0.8rem; margin: 0.5rem 0; }
  .none { color: #4a5568; }
  button, select, input { font: inherit; padding: 0.35rem 0.8rem; border-radius: 0.4rem; border: 1px solid #9aa5b5; }
  button.primary { background: #1f5fbf; border-color: #1f5fbf; color: #fff; }
  .table { overflow-x: auto; }
  code { white-space: nowrap; }
  dt { font-weight: 600; margin-top: 0.5rem; }
  dt code { font-weight: 400; }
  dd { margin: 0; }
  details { margin: 0.75rem 0; }
  td details { margin: 0; }
  /* A phone has no room for columns: a row is what it says, a line each. */
  @media (max-width: 40rem) {
    table, tbody, tr, td { display: block; }
    thead { display: none; }
    tr { border-bottom: 1px solid #dde2ea; padding: 0.4rem 0; }
    td { border: 0; padding: 0; }
    td::before { content: attr(data-head) ': '; color: #4a5568; }
    td details { display: inline; }
    label, label select, label input { width: 100%; box-sizing: border-box; }
  }
</style>
</head>
<body>
${body}
</body>
</html>
`;
}
