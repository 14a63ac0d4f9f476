/** Clause pages and their index as Markdown (CommonMark with tables). The same page gives the same bytes. */
import { heading, type Heading } from './headings.ts';
import type { Language } from '../phrases.ts';
import type { Cited, ClauseIndex, ClausePage, ProcedureRow, Section, Statement, TableView } from './types.ts';

/** What a package says is text, never markup; a line of it stays one line. */
export const escape = (text: string): string =>
  text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
    // What would begin a list or a heading where it begins a line.
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

/** Ids are letters, digits, dot, dash and underscore; `index` is taken. */
export const markdownFile = (id: string): string => (id.toLowerCase() === 'index' ? `${id}_.md` : `${id}.md`);

const link = (text: string, url: string): string => `[${escape(text)}](<${url.replace(/[<>\s\\]/g, (sign) => encodeURIComponent(sign))}>)`;

type Say = (key: Heading, values?: Readonly<Record<string, string | number>>) => string;
const sayer = (language: Language): Say => (key, values) => heading(key, language, values);
const colon = (language: Language): string => (language === 'zh' ? '：' : ': ');

/** @param linked whether the other pages lie beside it; else other clauses are named only */
export function pageMarkdown(page: ClausePage, linked: boolean): string {
  const { language } = page;
  const say = sayer(language);
  const { standing, outcome } = page;
  const label = (key: Heading, text: string): string => `- **${escape(say(key))}**${colon(language)}${text}`;
  const clause = (id: string, title: string): string => (linked ? `[${escape(`${id} ${title}`)}](<${markdownFile(id)}>)` : escape(`${id} ${title}`));
  const blocks: string[][] = [
    [`# ${escape(`${page.id} ${page.title}`)}`],
    [
      label('source', citedText(page.citation, say)),
      label('tier', escape(`${standing.tier.code} ${standing.tier.text}`)),
      label('confidence', escape(standing.confidence.text)),
      label('force', escape(standing.force.text)),
      ...(page.validity === null ? [] : [label('validity', escape(page.validity))]),
      label('set', escape(standing.source)),
      ...(standing.demonstration.length === 0 ? [] : [label('demonstration', standing.demonstration.map(escape).join(language === 'zh' ? '；' : '; '))]),
    ],
    ...part(say('applies'), page.applies, language),
    ...(page.unless === null ? [] : part(say('unless'), page.unless, language)),
    ...part(say('requires'), page.requires, language),
    [`## ${escape(say('outcome'))}`],
    [sentence(outcome.text, language)],
    ...(page.dispensation === null ? [] : [[escape(page.dispensation)]]),
    [`## ${escape(say('messages'))}`],
    [label('met', escape(page.messages.met)), label('broken', escape(page.messages.broken))],
    ...page.tables.flatMap((table, i) => [...(i === 0 ? [[`## ${escape(say('tables'))}`]] : []), [`### ${escape(table.title)}`], [citedText(table.citation, say)], tableLines(table)]),
    ...(page.definitions.length === 0 ? [] : [[`## ${escape(say('definitions'))}`], page.definitions.flatMap(({ title, says, source }) => [`- **${escape(title)}** · ${escape(source)}`, ...statementLines(says, 1)])]),
    ...(page.layers.length === 0 ? [] : [[`## ${escape(say('layers'))}`], page.layers.flatMap(({ title, lines }) => [`- **${escape(title)}**`, ...lines.map((line) => `  - ${escape(line)}`)])]),
    ...examples(page, language),
    ...(page.related.length === 0 ? [] : [[`## ${escape(say('related'))}`], page.related.map(({ id, title }) => `- ${clause(id, title)}`)]),
    ...(linked ? [[`[${escape(say('back'))}](<index.md>)`]] : []),
  ];
  return document(blocks);
}

const document = (blocks: readonly (readonly string[])[]): string => `${blocks.filter((block) => block.length > 0).map((block) => block.join('\n')).join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`;

const sentence = (text: string, language: Language): string => escape(text + (/[。.：:；;!?]$/.test(text) ? '' : language === 'zh' ? '。' : '.'));

function citedText({ text, url, read }: Cited, say: Say): string {
  return `${url === undefined ? escape(text) : link(text, url)} · ${escape(say('read', { date: read }))}`;
}

function part(title: string, { lead, items }: Section, language: Language): string[][] {
  return [[`## ${escape(title)}`], ...(lead === '' ? [] : [[sentence(lead, language)]]), ...(items.length === 0 ? [] : [items.flatMap((item) => statementLines(item, 0))])];
}

function statementLines({ text, parts, table }: Statement, depth: number): string[] {
  const indent = '  '.repeat(depth);
  return [
    `${indent}- ${escape(text)}`,
    ...(table === undefined ? [] : ['', ...tableLines(table).map((line) => (line === '' ? '' : `${indent}  ${line}`)), '']),
    ...parts.flatMap((one) => statementLines(one, depth + 1)),
  ];
}

function tableLines({ head, rows, notes }: TableView): string[] {
  const row = (cells: readonly string[]): string => `| ${head.map((_, i) => escape(cells[i] ?? '')).join(' | ')} |`;
  return [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row), ...notes.flatMap((note) => ['', escape(note)])];
}

function examples({ examples: list, examplesNote }: ClausePage, language: Language): string[][] {
  const say = sayer(language);
  const title = [`## ${escape(say('examples'))}`];
  if (list === null) return [title, [sentence(say('example.none'), language)]];
  return [
    title,
    ...(examplesNote === null ? [] : [[sentence(examplesNote, language)]]),
    ...list.flatMap((example, i): string[][] => {
      const pair = (key: Heading, text: string): string => `- **${escape(say(key))}**${colon(language)}${escape(text)}`;
      return [
        [`### ${i + 1}. ${escape(example.title)}`],
        [
          pair('example.inputs', example.inputs.map(([name, value]) => (language === 'zh' ? `${name} ${value}` : `${name}: ${value}`)).join(language === 'zh' ? '；' : '; ')),
          ...(example.around.length > 1 ? [`- **${escape(say('example.around'))}**${colon(language).trimEnd()}`, ...example.around.map((line) => `  - ${escape(line)}`)] : example.around.map((line) => pair('example.around', line))),
          pair('example.expected', example.expected.text),
          pair('example.actual', `${example.actual?.text ?? '—'}${language === 'zh' ? `（${say(example.passing ? 'example.same' : 'example.other')}）` : ` (${say(example.passing ? 'example.same' : 'example.other')})`}`),
          ...(example.said === '' ? [] : [pair('example.said', example.said)]),
        ],
      ];
    }),
  ];
}

export function indexMarkdown(index: ClauseIndex, linked: boolean): string {
  const { language, counts } = index;
  const say = sayer(language);
  const told = index.documents.some(({ rows }) => rows.some(({ examples: own }) => own !== null));
  const { clauses, examples: all, passing } = counts;
  const count = say('count', { clauses }) + (told && passing !== null ? say('count.examples', { examples: all, passing }) : '');
  return document([
    [`# ${escape(say('index'))}`],
    [escape(index.title)],
    ...(index.notice === null ? [] : [[`> ${escape(index.notice)}`]]),
    [sentence(count, language)],
    ...index.documents.flatMap(({ title, url, rows }) => [
      [`## ${url === undefined ? escape(title) : link(title, url)}`],
      [
        `| ${[say('clause'), say('article'), say('tier'), say('confidence'), say('force'), say('examples')].map(escape).join(' | ')} |`,
        '| --- | --- | --- | --- | --- | --- |',
        ...rows.map(({ id, title: name, article, tier, confidence, force, examples: own }) => {
          const clause = linked ? `[${escape(`${id} ${name}`)}](<${markdownFile(id)}>)` : escape(`${id} ${name}`);
          return `| ${[clause, escape(article), escape(`${tier.code} ${tier.text}`), escape(confidence.text), escape(force.text), escape(own === null ? '—' : own.passing === null ? say('count.own', { count: own.count }) : say('passing', { count: own.count, passing: own.passing }))].join(' | ')} |`;
        }),
      ],
    ]),
    ...index.procedure.flatMap(({ title, rows }) => [[`## ${escape(title)}`], rows.flatMap((row) => procedureLines(row, language))]),
  ]);
}

function procedureLines({ id, title, text, when, days, tier, citation }: ProcedureRow, language: Language): string[] {
  const say = sayer(language);
  const bracket = (inner: string | null): string => (inner === null ? '' : language === 'zh' ? `（${inner}）` : ` (${inner})`);
  return [`- **${escape(`${id} ${title}${bracket(days)}`)}** · ${escape(`${tier.code} ${tier.text}`)}`, `  - ${escape(text)}`, `  - ${escape(say('procedure.when'))}${colon(language)}${escape(when)}`, `  - ${citedText(citation, say)}`];
}
