/** The npm package as it would be published: what `exports` opens, for whom it compiles, and that the engine needs nothing of a page or of Node. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { publint } from 'publint';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { pageTokens } from '../../src/entries/page-tokens.ts';
import { tokens } from '../../src/elements/shared/tokens.ts';
import { publicElements } from '../../build/lib/public-elements.ts';
import { buildLibrary, documentedElements, LIBRARY, ROOT } from '../support/library.ts';
import type { Answers } from '../hosts/node/main.ts';

const project = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { readonly types: string; readonly default: string }>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  sideEffects: readonly string[];
};
const files = (ending: string): string[] => readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending)).map((name) => name.replaceAll('\\', '/'));
const text = (name: string): string => readFileSync(join(LIBRARY, name), 'utf8');

beforeAll(buildLibrary, 120_000);

/** What a program printed; rejects where it failed. */
const run = (...args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => out.push(part));
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(out).toString()));
  });

test('every way in has a file and its types; publint has nothing to say', async () => {
  for (const target of Object.values(project.exports)) for (const file of typeof target === 'string' ? [target] : [target.types, target.default]) if (!file.includes('*')) expect(existsSync(join(ROOT, file)), file).toBe(true);
  for (const [way, target] of Object.entries(project.exports)) if (typeof target !== 'string') expect(Object.keys(target), way).toEqual(['types', 'default']);
  for (const { tag } of publicElements(ROOT)) for (const ending of ['js', 'd.ts']) expect(existsSync(join(LIBRARY, `entries/elements/${tag}.${ending}`)), `${tag}.${ending}`).toBe(true);
  const { messages } = await publint({ pkgDir: ROOT, pack: false, strict: true });
  expect(messages.filter(({ code, args }) => !(code === 'FILE_DOES_NOT_EXIST' && JSON.stringify(args).includes('dist/cli')))).toEqual([]);
});

test('what is imported is a dependency or the peer, and what registers an element is a side effect', () => {
  const allowed = new Set([...Object.keys(project.dependencies), ...Object.keys(project.peerDependencies)]);
  const isListed = (name: string): boolean => project.sideEffects.some((glob) => new RegExp(`^${glob.replace('./dist/lib/', '').replaceAll('.', String.raw`\.`).replaceAll('**/', '(.*/)?').replaceAll('**', '.*').replaceAll(/(?<![.)])\*/g, '[^/]*')}$`).test(name));
  const scripts = files('.js').filter((name) => !name.endsWith('-worker.js'));
  expect(scripts.length).toBeGreaterThan(400);
  for (const name of scripts) {
    const code = text(name);
    for (const [, from = ''] of code.matchAll(/^(?:import|export) (?:[^"';]*? from )?["']([^."'][^"']*)["']/gm)) {
      if (from.startsWith('node:')) expect(name, `${name}: ${from}`).toMatch(/^(entries\/node|cli\/default-plan|io\/node-source|plan\/(validate|build\/.*))\.js$/);
      else expect(allowed, `${name}: ${from}`).toContain(from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/'));
    }
    if (/^(?:define\(|if \(!customElements|customElements\.define|adoptTokens\()/m.test(code)) expect(isListed(name), `${name} is no side effect`).toBe(true);
  }
  for (const name of files('.d.ts')) {
    const code = text(name);
    expect(code, `${name} names a source`).not.toMatch(/from '\.[^']*\.ts'/);
    for (const [, from = ''] of code.matchAll(/(?:^(?:import|export)[^'\n]* from |import\()'([^.'][^']*)'/gm)) if (from !== 'geojson' && !from.startsWith('node:')) expect(allowed, `${name}: ${from}`).toContain(from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/'));
  }
});

test('the engine in a bare context: no DOM, no Node, and the report of the command line', async () => {
  const made = await build({ configFile: false, logLevel: 'error', publicDir: false, root: ROOT, define: { 'process.env.NODE_ENV': '"production"' }, build: { write: false, target: 'es2022', minify: false, lib: { entry: join(LIBRARY, 'entries/index.js'), formats: ['iife'], name: 'signplan', fileName: 'engine' }, rollupOptions: { output: { codeSplitting: false } } } });
  const [output] = Array.isArray(made) ? made : [made];
  const code = output !== undefined && 'output' in output ? output.output[0].code : '';
  expect(code).not.toMatch(/["']node:|\brequire\(/);
  const own = output !== undefined && 'output' in output ? output.output[0].moduleIds.filter((id) => id.startsWith(LIBRARY)) : [];
  expect(own.length).toBeGreaterThan(100);
  for (const id of own) expect(readFileSync(id, 'utf8'), id).not.toMatch(/(?<![\w.-])(?:document\.(?:[a-z]+[A-Z]|body|head)|(?:window|navigator|localStorage)\.)|XMLHttpRequest|HTMLElement|customElements|from "lit/);
  const folder = join(ROOT, 'data/jiujiang/package');
  const content = readdirSync(folder).map((name): [string, string] => [name, readFileSync(join(folder, name)).toString('base64')]);
  const sign = (await import('../hosts/sign.ts')).sign(3.2);
  // What every engine has since long, beside the language itself.
  const context = createContext({ TextDecoder, TextEncoder, setTimeout, atob, content, sign: JSON.stringify(sign) });
  const asked = `${code};
    const files = new Map(content.map(([name, packed]) => [name, Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0))]));
    signplan.openPlan(signplan.memorySource(files)).then((opened) => {
      if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
      const checked = opened.value.check(JSON.parse(sign), { asOf: '2026-11-24' });
      return checked.ok ? signplan.reportJson(checked.value) : JSON.stringify(checked.problems);
    })`;
  const report = await (runInContext(asked, context) as Promise<string>);
  const { folderSource } = await import('../../src/io/node-source.ts');
  const { openPlan } = await import('../../src/entries/engine.ts');
  const { reportJson } = await import('../../src/report/report.ts');
  const opened = await openPlan(folderSource(folder));
  const expected = opened.ok ? opened.value.check(sign, { asOf: '2026-11-24' }) : opened;
  expect(expected.ok).toBe(true);
  if (expected.ok) expect(report).toBe(reportJson(expected.value));
});

test('in Node, by the name of the package', async () => {
  const said = await run('--import', 'tsx', '--input-type=module', '-e', "import { ask } from './test/hosts/node/main.ts'; console.log(JSON.stringify(await ask()));");
  const answers = JSON.parse(said) as Answers;
  expect(answers.report).toMatchObject({ schema: 'signplan-report/1', verdict: 'nonconforming', asOf: '2026-11-24', proposal: { properties: { clearance: 3.2 } } });
  expect(answers.report.envelope?.measures.length).toBeGreaterThan(0);
  expect(answers.text).toContain(answers.mark);
  expect(answers.refused).toEqual(['proposal.unknown-property']);
  expect([answers.audited, answers.changed, answers.outcome]).toEqual([2, 0, 'confirmed']);
});

test('compiles for strict consumers of either resolution', async () => {
  const tsc = 'node_modules/typescript/bin/tsc';
  // MapLibre's own dependencies have declarations that nodenext can't read; ours are all read by the other.
  const said = await Promise.all([run(tsc, '-p', 'test/hosts'), run(tsc, '-p', 'test/hosts', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--skipLibCheck')]);
  expect(said).toEqual(['', '']);
}, 120_000);

/** The sources of an element. */
const codeOf = (file: string): string => readdirSync(dirname(file)).filter((part) => part.endsWith('.ts') && !part.endsWith('.test.ts')).map((part) => readFileSync(join(dirname(file), part), 'utf8')).join('\n');

/** Names of the events that sources let out. */
const eventsOf = (code: string): string[] => [
  ...Array.from(code.matchAll(/\bemit\(\w+, '([\w-]+)'/g), ([, event = '']) => event),
  ...(/\bselect\((?:this|from), /.test(code) ? ['sign-plan-select'] : []),
  ...Array.from(code.matchAll(/new (Place|Look|Line|Select|DrawingEnd|MapReady|MapError)Event\(/g), ([, kind = '']) => `sign-plan${kind.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`),
];

test('custom-elements.json: every public element with all that it emits, takes in and can be styled by, in words', () => {
  const elements = publicElements(ROOT);
  const documented = documentedElements();
  expect(new Set(documented.keys())).toEqual(new Set(elements.map(({ tag }) => tag)));
  const base = readFileSync(join(ROOT, 'src/map/map-element.ts'), 'utf8');
  for (const { tag, file, name } of elements) {
    const one = documented.get(tag);
    if (one === undefined) throw new Error(tag);
    expect(one.name).toBe(name);
    expect(one.description, tag).toMatch(/\w/);
    for (const list of [one.events, one.slots ?? [], one.cssParts ?? [], one.members.filter(({ kind }) => kind === 'field')]) for (const { name: member, description = '' } of list) expect(description.length, `${tag} ${member} is not described`).toBeGreaterThan(3);
    const code = tag.endsWith('map') ? base : codeOf(file);
    // What it lets out of its own, and of a public element within it.
    const within = elements.filter((other) => tag !== 'sign-plan' && code.includes(`<${other.tag} `)).map((other) => codeOf(other.file));
    const emitted = [code, ...within].flatMap(eventsOf);
    // The whole element hears most of what its parts say; what it lets out is documented there.
    const own = new Set(tag === 'sign-plan' ? emitted.filter((event) => !/-(?:mine|clause|sheet|ask|highlight|input|coordinates|consent|try|compare|found|search-open|verify-file)$/.test(event)) : emitted);
    expect(new Set(one.events.map(({ name: event }) => event)), tag).toEqual(tag === 'sign-plan' ? new Set([...own, 'sign-plan-select', 'sign-plan-navigate']) : own);
    const slots = Array.from(code.matchAll(/<slot(?: name="([\w-]+)")?[ >]/g), ([, slot = '']) => slot);
    expect(one.slots?.map(({ name: slot }) => slot) ?? [], tag).toEqual(expect.arrayContaining(slots));
    const parts = Array.from(code.matchAll(/ part="([\w-]+)"/g), ([, part]) => part);
    expect(one.cssParts?.map(({ name: part }) => part) ?? [], tag).toEqual(expect.arrayContaining(parts));
    expect(one.cssProperties.length, tag).toBeGreaterThan(3);
  }
});

test('the tokens of a page: nothing of a host, light unless another theme is named', () => {
  const css = pageTokens(tokens.cssText);
  expect(css).not.toMatch(/:host|color-scheme/);
  expect(css.match(/--sign-plan-[\w-]+/g)?.length).toBe(tokens.cssText.match(/--sign-plan-[\w-]+/g)?.length);
  for (const [, selector = ''] of css.matchAll(/(?:^|[{};])\s*([^{};@]*)\{(?=\s*--sign)/g)) expect(selector.trim()).toMatch(/^:where\(:root(?:\[data-sign-plan-theme='\w+'\])?\)$/);
});
