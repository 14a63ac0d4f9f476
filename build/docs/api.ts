/** The page of the interfaces, made from what the code says of itself: `custom-elements.json` of the library and the comments above its exports. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportsOf } from './exports.ts';
import type { Language } from './outline.ts';

interface Named {
  readonly name: string;
  readonly description?: string;
}
interface Member extends Named {
  readonly kind?: string;
  readonly type?: { readonly text: string };
  readonly attribute?: string;
  readonly default?: string;
  readonly parameters?: readonly { readonly name: string }[];
}
interface ElementDeclaration {
  readonly tagName: string;
  readonly description?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly (Member & { readonly fieldName?: string })[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly (Named & { readonly default?: string })[];
}
interface CustomElements {
  readonly modules: readonly { readonly path: string; readonly declarations: readonly ElementDeclaration[] }[];
}

const WORDS = {
  zh: {
    title: '接口表', lead: '构建时由源码生成：全部元素的属性、方法、事件、插槽、part 和自定义属性，以及程序入口的导出。说明取自源码，为英文。用法和例子见[在程序里使用](developers.md)。',
    entry: (name: string) => `入口 \`${name}\``, elements: '元素', from: '入口', properties: '属性', methods: '方法', events: '事件', slots: '插槽', parts: 'part', css: '自定义属性',
    name: '名称', attribute: '标签属性', type: '类型', what: '说明', value: '默认', types: '类型', more: (names: string) => `另有类型：${names}。`, own: '默认插槽',
  },
  en: {
    title: 'Interfaces', lead: 'Made from the source when the app is built: properties, methods, events, slots, parts and custom properties of all elements, and what the entries of the library export. How they are used, with examples: [Using it in a program](developers.md).',
    entry: (name: string) => `Entry \`${name}\``, elements: 'Elements', from: 'Entry', properties: 'Properties', methods: 'Methods', events: 'Events', slots: 'Slots', parts: 'Parts', css: 'Custom properties',
    name: 'Name', attribute: 'Attribute', type: 'Type', what: 'What it is', value: 'Default', types: 'Types', more: (names: string) => `Types besides: ${names}.`, own: 'the default slot',
  },
} as const;

const manifestFile = (root: string): string => join(root, 'dist/lib/custom-elements.json');

/** Whether the library has been built, without which nothing is known of the elements. */
export const hasApi = (root: string): boolean => existsSync(manifestFile(root));

const cell = (text = ''): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', String.raw`\|`).trim();
const code = (text = ''): string => (text === '' ? '' : `\`${cell(text)}\``);
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => (rows.length === 0 ? '' : `\n| ${heads.join(' | ')} |\n|${heads.map(() => '---|').join('')}\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}\n`);

export function apiMarkdown(root: string, language: Language): string {
  const w = WORDS[language];
  const { modules } = JSON.parse(readFileSync(manifestFile(root), 'utf8')) as CustomElements;
  const src = join(root, 'src');
  const entries = (['index', 'node'] as const).map((entry) => {
    const all = exportsOf(join(src, 'entries', `${entry}.ts`), src, join(root, 'dist/lib'));
    const types = all.filter(({ kind }) => kind === 'type');
    const plain = types.filter(({ description }) => description === '');
    return `## ${w.entry(entry === 'index' ? 'signplan' : `signplan/${entry}`)}
${table([w.name, w.type, w.what], all.filter(({ kind }) => kind === 'value').map(({ name, signature, description }) => [code(name), code(signature), cell(description)]))}${table([w.types, w.what], types.filter((one) => !plain.includes(one)).map(({ name, description }) => [code(name), cell(description)]))}${plain.length === 0 ? '' : `\n${w.more(plain.map(({ name }) => code(name)).join(language === 'zh' ? '、' : ', '))}\n`}`;
  });
  const first = modules.toSorted((a, b) => Number(b.path.endsWith('/sign-plan.js')) - Number(a.path.endsWith('/sign-plan.js')));
  return `# ${w.title}\n\n${w.lead}\n\n## ${w.elements}\n\n${first.map(({ path, declarations }) => declarations.map((one) => element(one, path, language)).join('')).join('')}${entries.join('\n')}`;
}

function element({ tagName, description, members = [], attributes = [], events = [], slots = [], cssParts = [], cssProperties = [] }: ElementDeclaration, path: string, language: Language): string {
  const w = WORDS[language];
  const attributeOf = ({ name, attribute }: Member): string | undefined => attribute ?? attributes.find((one) => (one.fieldName ?? one.name) === name)?.name;
  const fields = members.filter(({ kind }) => kind === 'field').map((member) => [code(member.name), code(attributeOf(member)), code(member.type?.text), cell(member.description)]);
  const methods = members.filter(({ kind }) => kind === 'method').map(({ name, parameters = [], description }) => [code(`${name}(${parameters.map((one) => one.name).join(', ')})`), cell(description)]);
  const list = (head: string, some: readonly Named[], none = ''): string => table([head, w.what], some.map(({ name, description }) => [name === '' ? none : code(name), cell(description)]));
  return `### <${tagName}>

${cell(description)}

${w.from} \`signplan/${path}\`
${table([w.properties, w.attribute, w.type, w.what], fields)}${table([w.methods, w.what], methods)}${list(w.events, events)}${list(w.slots, slots, w.own)}${list(w.parts, cssParts)}${tagName === 'sign-plan' ? table([w.css, w.value, w.what], cssProperties.map((one) => [code(one.name), code(one.default), cell(one.description)])) : ''}
`;
}
