/** `custom-elements.json`: what the JSDoc and the properties of the public elements say, for editors and documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { ts } from '@custom-elements-manifest/analyzer/index.js';
import { create, type Attribute, type ClassDeclaration, type Documented, type Member } from '@custom-elements-manifest/analyzer/src/create.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import type { Plugin } from 'vite';
import { tokens } from '../../src/elements/shared/tokens.ts';
import { publicElements, type PublicElement } from './public-elements.ts';

/** What public elements inherit from. */
const BASES = ['src/map/map-element.ts'];
/** Style sheets that every view element shares. */
const SHARED = ['src/elements/shared/base.css', 'src/map/sign-plan-map.styles.ts'];

export function elementsManifest(root: string): object {
  const elements = publicElements(root);
  const files = [...BASES.map((file) => join(root, file)), ...elements.map(({ file }) => file)];
  const analysed = create({
    modules: files.map((file) => ts.createSourceFile(relative(root, file), readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)),
    plugins: litPlugin(),
    context: { dev: false },
  });
  const classes = analysed.modules.flatMap(({ declarations }) => declarations);
  return { schemaVersion: '1.0.0', readme: 'README.md', modules: elements.map((element) => moduleOf(root, element, classes.find(({ kind, name }) => kind === 'class' && name === element.name))) };
}

/** By the address that it is imported by, not the file in which the class happens to be. */
function moduleOf(root: string, element: PublicElement, found: ClassDeclaration | undefined): object {
  if (found === undefined) throw new Error(`${element.file} has no class ${element.name}`);
  const path = `elements/${element.tag}.js`;
  const declaration = { name: element.name, module: path };
  return {
    kind: 'javascript-module',
    path,
    declarations: [describe(root, element, found)],
    exports: [
      { kind: 'js', name: element.name, declaration },
      { kind: 'custom-element-definition', name: element.tag, declaration },
    ],
  };
}

const isPublic = ({ name, privacy, static: own }: Member): boolean => (privacy ?? 'public') === 'public' && own !== true && !/^[_#]/.test(name);

function describe(root: string, { tag, file }: PublicElement, found: ClassDeclaration): object {
  const members = (found.members ?? []).filter(isPublic).map(own);
  const names = new Set(members.map(({ name }) => name));
  const attributes = (found.attributes ?? []).filter(({ name, fieldName }: Attribute) => names.has(fieldName ?? name)).map(own);
  // An event that is made elsewhere has no name where it is let out; its line of JSDoc has.
  const events = (found.events ?? []).filter(({ name }) => name?.startsWith('sign-plan-') === true).map((event) => ({ ...event, type: { text: `HTMLElementEventMap['${event.name}']` } }));
  return { ...found, superclass: { name: 'LitElement', package: 'lit' }, members, attributes, events, cssProperties: cssProperties(root, tag, file, found.cssProperties ?? []), customElement: true, tagName: tag };
}

/** Where a base class lies is nobody's business. */
const own = <T extends Member | Attribute>(one: T): T => ({ ...one, inheritedFrom: undefined });

/** The tokens that its style sheets go by; `<sign-plan>` declares them all. Described ones first. */
function cssProperties(root: string, tag: string, file: string, described: readonly Documented[]): readonly object[] {
  const defaults = new Map(Array.from(tokens.cssText.matchAll(/(--sign-plan-[\w-]+):\s*([^;}]+)/g), ([, name = '', value = '']): [string, string] => [name, value.trim()]).reverse());
  const sheets = [...SHARED.filter((sheet) => sheet.startsWith('src/map') === tag.endsWith('map')).map((sheet) => join(root, sheet)), ...readdirSync(dirname(file)).filter((name) => name.endsWith('.css')).map((name) => join(dirname(file), name))];
  const used = new Set(sheets.flatMap((sheet) => readFileSync(sheet, 'utf8').match(/--sign-plan-[\w-]+/g) ?? []));
  const names = [...defaults.keys()].filter((name) => tag === 'sign-plan' || used.has(name)).sort();
  const told = new Set(described.map(({ name }) => name));
  return [...described.map((one) => ({ default: defaults.get(one.name), ...one })), ...names.filter((name) => !told.has(name)).map((name) => ({ name, default: defaults.get(name) }))];
}

export function libraryManifest(root: string): Plugin {
  return {
    name: 'library-manifest',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      await writeFile(join(dir, 'custom-elements.json'), `${JSON.stringify(elementsManifest(root), null, 2)}\n`);
    },
  };
}
