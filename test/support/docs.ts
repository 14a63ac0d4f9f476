/** The documentation's sources as tests read them, and a folder in which what they tell to run is run. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, vi } from 'vitest';
import { renderMarkdown, type Rendered } from '../../build/docs/markdown.ts';
import { sourceFile, type Language, type PageName } from '../../build/docs/outline.ts';
import { run } from '../../src/cli/run.ts';

export const ROOT = join(import.meta.dirname, '../..');
export const source = (language: Language, page: PageName): string => readFileSync(sourceFile(ROOT, language, page), 'utf8');

const known = new Map<string, Rendered>();

export function rendered(language: Language, page: PageName): Rendered {
  const key = `${language}/${page}`;
  const found = known.get(key) ?? renderMarkdown(source(language, page), language);
  known.set(key, found);
  return found;
}

/** An inventory of two signs, with the columns that the pages name. */
const INVENTORY = `id,signType,use,width,height,topHeight,lon,lat
A-1,wall,own-name,3,1,4.2,115.9937,29.7196
A-2,lamp-post,public-service,0.6,1.2,5,115.995756,29.694498
`;

/** A folder as the pages take it to be: the repository's data, an older package, an inventory. */
export function workshop(): string {
  const dir = mkdtempSync(join(tmpdir(), 'signplan-docs-'));
  cpSync(join(ROOT, 'data'), join(dir, 'data'), { recursive: true });
  cpSync(join(ROOT, 'data/jiujiang/package'), join(dir, 'data/old'), { recursive: true });
  writeFileSync(join(dir, 'inventory.csv'), INVENTORY);
  return dir;
}

export interface Ran {
  readonly line: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one line of a shell: our own command in this process, which spares its start, or Node; nothing else is known. */
export async function runLine(line: string, cwd: string): Promise<Ran> {
  const [program, ...words] = line.trim().split(/\s+/);
  if (program === 'npx' && words[0] === 'signplan') {
    let [stdout, stderr] = ['', ''];
    const io = { cwd, stdin: Readable.from([]), stdout: async (text: string) => void (stdout += text), stderr: (text: string) => void (stderr += text), today: () => '2026-11-24' };
    const code = await run(words.slice(1), io);
    return { line, code, stdout, stderr };
  }
  if (program !== 'node') throw new Error(`the documentation runs what no test knows: ${line}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd, encoding: 'utf8' });
  return { line, code: status, stdout, stderr };
}

/** Runs a module of the library against its sources, and returns what it prints. */
export async function runModule(text: string, name: string): Promise<string> {
  const file = join(ROOT, 'test-results', `docs-${name}.mjs`);
  mkdirSync(dirname(file), { recursive: true });
  const entry = (path: string): string => `from ${JSON.stringify(join(ROOT, 'src/entries', path))}`;
  writeFileSync(file, text.replaceAll("from 'signplan/node'", entry('node.ts')).replaceAll("from 'signplan'", entry('index.ts')));
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...parts: unknown[]) => void printed.push(parts.map(String).join(' ')));
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    log.mockRestore();
    rmSync(file);
  }
  return printed.join('\n');
}

/** Writes a block whose fence says `file=PATH`. */
export function keepBlock(info: string, text: string, dir: string): void {
  const [, path] = /(?:^|\s)file=(\S+)/.exec(info) ?? [];
  if (path === undefined) return;
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}

/** Proving and building the whole city is what test/unit/package.test.ts does; here the small town stands in for it, which takes a tenth of the time. */
const lighter = (line: string): string => line.replace(/ (validate|build) data\/jiujiang(?=\s|$)/, ' $1 data/town');

/** Follows a page from its first block to its last: files are written, lines run, and a block of output is what the line before it prints. */
export async function follow(language: Language, page: PageName, dir: string): Promise<void> {
  let printed = '';
  for (const [index, { info, text }] of rendered(language, page).blocks.entries()) {
    keepBlock(info, text, dir);
    // The town has another name, and the same to say of its data.
    if (info === 'text output') expect(printed, page).toContain(text.trim().replace(/^.*(?= 0\.1\.0: )/, ''));
    if (info === 'js run') printed = await runModule(text, `${language}-${page}-${index}`);
    if (info !== 'sh run') continue;
    const answers: Ran[] = [];
    for (const line of text.trim().split('\n')) answers.push(await runLine(lighter(line), dir));
    // A sign that does not conform is an answer as well; what could not run is none.
    for (const { line, code, stderr } of answers) expect(code, `${line}\n${stderr}`).toBeLessThan(/ (?:check|audit) /.test(line) ? 2 : 1);
    printed = answers.map(({ stdout }) => stdout).join('');
  }
}
