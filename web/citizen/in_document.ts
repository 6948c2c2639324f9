// Lays the script that a page begins with into the document itself: a file of its own is asked for only once the document
// is here, which costs a slow line one more journey there and back. The other chunks, which import from it what they share,
// take that from `window.onetrip_page` instead.

import { parseAst, type Rollup } from 'vite';

type Bundle = Rollup.OutputBundle;
type Chunk = Rollup.OutputChunk;
/** Some of a script's text, and what stands there instead. */
type Change = { start: number; end: number; text: string };

const shared = 'window.onetrip_page';

function changed(code: string, changes: Change[]): string {
  return changes.reduceRight((text, { start, end, text: instead }) => text.slice(0, start) + instead + text.slice(end), code);
}

const name_of = (node: { type: string; name?: string; value?: unknown }): string => String(node.name ?? node.value);

/** The top-level names that may change after the script has run: what is handed over once must not be one of them. */
function changing(code: string, body: ReturnType<typeof parseAst>['body']): Set<string> {
  const names = new Set<string>();
  for (const node of body) {
    if (node.type !== 'VariableDeclaration' || node.kind === 'const') continue;
    // Of a pattern every word: one too many is refused, not handed over.
    for (const { id } of node.declarations) {
      const { start, end } = id as unknown as Change;
      for (const name of code.slice(start, end).match(/[\w$]+/g) ?? []) names.add(name);
    }
  }
  return names;
}

/** The entry as a script without imports and exports that says what it shares. */
function as_classic({ code, fileName }: Chunk): string {
  const { body } = parseAst(code);
  const may_change = changing(code, body);
  const changes: Change[] = [];
  for (const node of body) {
    if (node.type === 'ImportDeclaration') throw new Error(`${fileName} imports ${String(node.source.value)}: it cannot stand in the document`);
    if (node.type !== 'ExportNamedDeclaration') continue;
    const pairs = node.specifiers.map(({ exported, local }) => {
      if (may_change.has(name_of(local))) throw new Error(`${fileName} shares ${name_of(local)}, which may change`);
      return `${name_of(exported)}:${name_of(local)}`;
    });
    const { start, end } = node as unknown as Change;
    changes.push({ start, end, text: `${shared}={${pairs.join()}};` });
  }
  const script = changed(code, changes)
    // From the document, not from beside the script.
    .replace(/\bimport\("\.\//g, 'import("/assets/')
    // What would end the element.
    .replace(/<(\/script|!--)/g, '<\\$1');
  const [elsewhere] = /\bimport(\.meta|\((?!"\/assets\/))/.exec(script) ?? [];
  if (elsewhere) throw new Error(`${fileName} has ${elsewhere}, which means something else in a document`);
  return `(()=>{"use strict";${script.trim()}})();`;
}

/** Takes what the entry shares from where it laid it. */
function take_from(entry: string, chunk: Chunk): void {
  const file = entry.slice(entry.lastIndexOf('/') + 1);
  const is_entry = (source: unknown) => typeof source === 'string' && source.endsWith(`/${file}`);
  const changes: Change[] = [];
  for (const node of parseAst(chunk.code).body) {
    if (!('source' in node) || !is_entry(node.source?.value)) continue;
    if (node.type !== 'ImportDeclaration') throw new Error(`${chunk.fileName} hands on what ${entry} exports`);
    const pairs = node.specifiers.map((one) => {
      if (one.type !== 'ImportSpecifier') throw new Error(`${chunk.fileName} imports all of ${entry}`);
      return `${name_of(one.imported)}:${one.local.name}`;
    });
    const { start, end } = node as unknown as Change;
    changes.push({ start, end, text: `const{${pairs.join()}}=${shared};` });
  }
  chunk.code = changed(chunk.code, changes);
  if (chunk.code.includes(file)) throw new Error(`${chunk.fileName} fetches ${entry}, which is no file`);
}

/** Moves the entry of the page from a chunk of its own into its document. */
export function lay_script_in(bundle: Bundle): void {
  const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const document = bundle['index.html'];
  if (!entry || document?.type !== 'asset') throw new Error('the page has no script or no document');
  const named = new RegExp(`\\s*<script type="module"[^>]* src="/${entry.fileName}"></script>`);
  const html = String(document.source);
  if (!named.test(html)) throw new Error(`the document does not name ${entry.fileName}`);
  for (const chunk of chunks) if (chunk !== entry) take_from(entry.fileName, chunk);
  delete bundle[entry.fileName];
  document.source = html.replace(named, '').replace('</body>', () => `<script>${as_classic(entry)}</script>\n  </body>`);
}
