/** A readable page for a clause, made from the data alone: what it tests, in words; on whose word; with its examples run. */
import type { Plan } from '../../plan/plan.ts';
import type { Citation } from '../../plan/schema/base.ts';
import type { Condition } from '../../plan/schema/condition.ts';
import type { Examples } from '../../plan/schema/examples.ts';
import type { PublishedClause, Table } from '../../plan/schema/rules.ts';
import { articleText, citationText } from '../citation.ts';
import { fill, say, type Language } from '../phrases.ts';
import { section } from './condition.ts';
import { definitionPage } from './definition.ts';
import { examplePage } from './example.ts';
import { heading } from './headings.ts';
import { keyWords } from './limit.ts';
import { forceOf, standingOf } from './standing.ts';
import { Terms } from './terms.ts';
import type { Cited, ClausePage, LayerPage, Section, TablePage } from './types.ts';
import { usedBy, type Used } from './used.ts';

export interface PageOptions {
  readonly language: Language;
  /** The package's examples, where they have been read; each is run. */
  readonly examples?: Examples;
}

/** @returns undefined where the plan has no such clause */
export function clausePage(plan: Plan, clauseId: string, { language, examples }: PageOptions): ClausePage | undefined {
  const clause = plan.rules.clauses.find(({ id }) => id === clauseId);
  if (clause === undefined) return undefined;
  const terms = new Terms(plan, language);
  const definitions = new Map(plan.rules.definitions.map((definition) => [definition.name, definition]));
  const layerOf = (role: string): string | undefined => plan.manifest.layers.find((layer) => layer.role === role)?.id;
  const used = usedBy(clause, definitions, layerOf);
  const own = examples === undefined ? null : Object.hasOwn(examples.clauses, clauseId) ? (examples.clauses[clauseId] ?? []) : [];
  return {
    language,
    id: clause.id,
    title: clause.title[language],
    standing: standingOf(clause, used, terms),
    citation: cited(clause.citation, clause.read, language),
    validity: validity(clause, language),
    applies: clause.applies === undefined ? { lead: heading('applies.all', language), items: [] } : part(clause.applies, terms),
    unless: clause.unless === undefined ? null : part(clause.unless, terms),
    requires: requires(clause, terms),
    outcome: outcome(clause, terms),
    dispensation: clause.dispensation === undefined ? null : say('dispense', language, { authority: clause.dispensation.authority[language], article: articleText(clause.dispensation.article, language) }),
    messages: { met: template(clause.text.met[language], terms), broken: template(clause.text.broken[language], terms) },
    tables: tables(used, terms),
    definitions: [...used.facts].flatMap((name) => definitions.get(name) ?? []).map((definition) => definitionPage(definition, terms)),
    layers: [...used.layers].map((id) => layerPage(id, terms)),
    examples: own?.map((example) => examplePage(clause, example, terms)) ?? null,
    examplesNote: own !== null && own.length > 0 && forceOf(plan, clause) === 'adopted' ? heading('example.own', language) : null,
    related: plan.rules.clauses.filter(({ id, citation }) => id !== clause.id && citation.document === clause.citation.document).map(({ id, title }) => ({ id, title: title[language] })),
  };
}

const part = (condition: Condition, terms: Terms): Section => section(condition, { terms, layers: [] });

export function cited(citation: Citation, read: string, language: Language): Cited {
  const text = citationText(citation, language);
  return citation.url === undefined ? { text, read } : { text, url: citation.url, read };
}

function validity({ valid }: PublishedClause, language: Language): string | null {
  const { from, until } = valid ?? {};
  if (from === undefined) return until === undefined ? null : heading('until', language, { until });
  return until === undefined ? heading('from', language, { from }) : heading('from.until', language, { from, until });
}

function requires({ requires: condition, outcome: result }: PublishedClause, terms: Terms): Section {
  const said = (key: 'requires.person' | 'requires.never' | 'requires.always'): Section => ({ lead: heading(key, terms.language), items: [] });
  if (condition === true) return said('requires.always');
  return condition === false ? said(result === 'reserved' ? 'requires.person' : 'requires.never') : part(condition, terms);
}

function outcome(clause: PublishedClause, terms: Terms): ClausePage['outcome'] {
  const { language, words, plan } = terms;
  const { outcome: result } = clause;
  const consent = clause.consent === undefined ? undefined : words.consent(clause.consent);
  const text =
    result === 'consent' ? (consent === undefined ? heading('consent.plain', language) : heading('consent', language, { title: consent.title[language], authority: consent.authority[language] })) : heading(result, language);
  const force = forceOf(plan, clause);
  if (result === 'reserved' || force === 'binding' || force === 'adopted') return { result, text };
  return { result: 'advice', text: heading('outcome.advice', language) + (force === 'advice' ? heading('outcome.else', language, { x: terms.inner(text) }) : '') };
}

/** A finding's text with the names of what is filled in. */
const template = (text: string, terms: Terms): string => fill(text, { value: terms.say('slot.value'), limit: terms.say('slot.limit'), margin: terms.say('slot.margin'), feature: terms.say('slot.feature') });

function tables(used: Used, terms: Terms): TablePage[] {
  return [...used.tables].flatMap(([id, { by, layers }]) => {
    const table = terms.plan.rules.tables.find((one) => one.id === id);
    return table === undefined ? [] : [tablePage(table, by, layers, terms)];
  });
}

function tablePage({ id, title, citation, read, unit, rows }: Table, by: Parameters<typeof keyWords>[1], layers: readonly string[], terms: Terms): TablePage {
  const { language } = terms;
  const scope = { terms, layers };
  const keys = Array.isArray(by) ? by : [by];
  return {
    id,
    title: title[language],
    citation: cited(citation, read, language),
    head: [...keys.map((key) => terms.sentence('fact' in key ? terms.fact(key.fact) : terms.column(layers, key.attr))), terms.say('limit')],
    rows: Object.entries(rows).map(([key, value]) => [...keyWords(key, by, scope).map((item) => terms.sentence(item)), terms.number(value, unit)]),
    notes: [],
  };
}

function layerPage(id: string, terms: Terms): LayerPage {
  const { language, plan, words } = terms;
  const title = words.layer(id, language);
  const gone = plan.manifest.absent.find((layer) => layer.id === id);
  if (gone !== undefined) return { id, title, absent: true, lines: [heading('layer.absent', language, { reason: gone.reason[language] }), heading('layer.holder', language, { holder: gone.holder[language] })] };
  const layer = plan.layers.get(id);
  const entry = layer?.entry ?? plan.manifest.layers.find((one) => one.id === id);
  if (entry === undefined) return { id, title, absent: false, lines: [] };
  const state = layer?.state === 'failed' ? heading('layer.failed', language) : heading('layer.count', language, { n: entry.count });
  const first = entry.basis === 'demonstration' ? `${terms.sentence(heading('layer.demo', language))}${terms.say('item')}${state}` : terms.sentence(state);
  return {
    id,
    title,
    absent: false,
    lines: [
      first,
      heading('layer.source', language, { source: entry.source[language], date: entry.date, licence: entry.licence }),
      ...(entry.groundError === undefined ? [] : [entry.groundError[language]]),
    ],
  };
}
