/** The terms of a clause explained: how a fact follows from others, and by whose word. */
import type { Definition } from '../../plan/schema/rules.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { section } from './condition.ts';
import { heading } from './headings.ts';
import { limitView } from './limit.ts';
import type { Terms } from './terms.ts';
import type { DefinitionPage, Statement } from './types.ts';

export function definitionPage(definition: Definition, terms: Terms): DefinitionPage {
  const { language, plan } = terms;
  const source = definition.basis !== 'plan' ? 'term.national' : plan.manifest.status === 'demonstration' ? 'term.demo' : 'term.plan';
  return { name: definition.name, title: definition.title[language], says: saysOf(definition, terms), source: heading(source, language) };
}

function saysOf({ name, title, unit = '', value, when, ofType, between }: Definition, terms: Terms): Statement {
  const { language } = terms;
  const scope = { terms, layers: [] };
  if (ofType !== undefined) return ofTypes(ofType, terms);
  if (when !== undefined) {
    const { lead, items } = section(when, scope);
    const holds = terms.sentence(heading('when', language));
    return lead === '' ? { text: holds, parts: items } : { text: holds, parts: [{ text: lead, parts: items }] };
  }
  if (value !== undefined) {
    const { text, ...below } = limitView(value, unit, scope);
    // What can be stated holds as stated.
    return { text: terms.sentence(PROPERTY.has(name) ? heading('stated.else', language, { y: text }) : heading('equals', language, { x: title[language], y: text })), ...below };
  }
  const [low, high] = between ?? [0, 0];
  return { text: terms.sentence(heading('between', language, { low: terms.number(low, unit), high: terms.number(high, unit) })), parts: [] };
}

/** A field of the sign type, as it is in the types of this package: each value with its types. */
function ofTypes(field: string, terms: Terms): Statement {
  const { language, plan } = terms;
  const groups = new Map<string, string[]>();
  const types = plan.rules.signTypes.map((type) => ({ title: terms.inner(type.title[language]), raw: { group: type.group, mounting: type.mounting, groundStructure: type.groundStructure }[field] as unknown }));
  // What is so first.
  for (const { title, raw } of [...types.filter(({ raw: value }) => value !== false), ...types.filter(({ raw: value }) => value === false)]) {
    const value = typeof raw === 'boolean' ? heading(raw ? 'yes' : 'no', language) : terms.value(field, String(raw));
    groups.set(value, [...(groups.get(value) ?? []), title]);
  }
  const parts = [...groups].map(([value, titles]): Statement => ({ text: terms.sentence(heading('type.words', language, { value, types: titles.map((title) => (language === 'en' && title.includes(', ') ? terms.say('quote', { x: title }) : title)).join(terms.say('list')) })), parts: [] }));
  return { text: terms.sentence(heading('of.type', language)), parts };
}
