/** A clause's example in words, run by the engine: what is stated, what stands about it, what must come out and what does. */
import { runAsWritten } from '../../check/example-run.ts';
import type { Value } from '../../plan/plan.ts';
import type { Example, PublishedClause } from '../../plan/schema/rules.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { problemLine } from '../../problem.ts';
import { coreText } from '../finding-text.ts';
import { say } from '../phrases.ts';
import { amount, limitAmount } from '../quantity.ts';
import { heading } from './headings.ts';
import type { Terms } from './terms.ts';
import type { Coded, ExamplePage } from './types.ts';

type Expected = Example['expect'];

export function examplePage(clause: PublishedClause, example: Example, terms: Terms): ExamplePage {
  const { plan, language } = terms;
  const run = runAsWritten(plan, clause, example);
  const coded = (code: Expected): Coded<Expected> => ({ code, text: code === 'not-applicable' ? heading(code, language) : say(code, language) });
  const base = { title: example.title[language], inputs: inputs(example, terms), around: around(example, terms), expected: coded(example.expect) };
  if (!run.ok) return { ...base, actual: null, passing: false, said: heading('example.failed', language, { x: run.problems.map((problem) => problemLine(problem, language)).join(terms.say('item')) }) };
  const { got, findings, proposal } = run.value;
  const finding = findings.find(({ result }) => result === got);
  const said = finding === undefined ? '' : named(coreText(finding, { words: terms.words, proposal }, language), terms);
  return { ...base, actual: coded(got), passing: got === example.expect, said };
}

/** Stand-ins have keys for names. */
const named = (text: string, terms: Terms): string => text.replace(/example-[\p{L}\p{N}._-]+?-\d+(?!\d)/gu, heading('example.name', terms.language));

function inputs({ properties }: Example, terms: Terms): (readonly [string, string])[] {
  const { language } = terms;
  return Object.entries(properties).map(([name, value]) => [terms.words.fact(name, language), propertyText(name, value, terms)]);
}

function propertyText(name: string, value: unknown, terms: Terms): string {
  const { language } = terms;
  if (Array.isArray(value)) return value.map(String).join(terms.say('list'));
  if (typeof value === 'boolean') return heading(value ? 'yes' : 'no', language);
  const property = PROPERTY.get(name);
  if (typeof value === 'number') return limitAmount(value, property?.kind === 'number' ? property.unit : '');
  return typeof value === 'string' ? terms.words.word(value, name, language) : String(value);
}

function around({ at, features = [] }: Example, terms: Terms): string[] {
  const { language } = terms;
  const [lon, lat] = at ?? [];
  const place = lon === undefined || lat === undefined ? [] : [terms.sentence(heading('example.at', language, { lon, lat }))];
  return [
    ...place,
    ...features.map(({ layer, distance, properties = {} }) => {
      const where = heading(distance > 0 ? 'example.distance' : 'example.in', language, { layer: terms.layer(layer), d: terms.number(distance, 'm') });
      const told = attributes(layer, properties as Readonly<Record<string, Value>>, terms);
      return terms.sentence(told.length === 0 ? where : heading('example.with', language, { place: where, x: told.join(terms.say('item')) }));
    }),
  ];
}

/** Attributes of a stand-in; the ends of an interval are one. */
function attributes(layer: string, properties: Readonly<Record<string, Value>>, terms: Terms): string[] {
  const layers = [layer];
  return Object.entries(properties).flatMap(([name, value]): string[] => {
    const stem = name.slice(0, -3);
    const low = properties[`${stem}Min`];
    const high = properties[`${stem}Max`];
    if (/M(?:in|ax)$/.test(name) && typeof low === 'number' && typeof high === 'number') {
      if (name.endsWith('Max')) return [];
      const unit = terms.columnUnit(layers, stem);
      return [`${terms.column(layers, stem)} ${low === high ? limitAmount(low, unit) : `${amount(low)}–${limitAmount(high, unit)}`}`];
    }
    const text = typeof value === 'number' ? limitAmount(value, terms.columnUnit(layers, name)) : typeof value === 'boolean' ? heading(value ? 'yes' : 'no', terms.language) : terms.columnValue(layers, name, value);
    return [`${terms.column(layers, name)}${terms.language === 'en' && typeof value !== 'number' ? ':' : ''} ${text}`];
  });
}
