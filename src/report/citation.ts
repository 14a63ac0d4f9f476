/** What a finding cites: document, article, and how the text was come by. */
import type { Finding } from '../check/types.ts';
import type { Citation } from '../plan/schema/base.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Lexicon } from './lexicon.ts';
import { say, type Language } from './phrases.ts';

export interface WordingContext {
  readonly words: Lexicon;
  /** What is asked about: names the type and the use in findings of the matrix. */
  readonly proposal: Proposal;
}

const DIGITS = '零一二三四五六七八九';
const UNITS = '十百千';

/** 二百七十八 → 278; figures stay as they are. */
function numeral(text: string): number {
  let total = 0;
  let last = 0;
  for (const sign of text) {
    const unit = UNITS.indexOf(sign);
    if (unit < 0) last = last * 10 + (DIGITS.includes(sign) ? DIGITS.indexOf(sign) : Number(sign));
    else {
      total += Math.max(1, last) * 10 ** (unit + 1);
      last = 0;
    }
  }
  return total + last;
}

/** Parts of a document, and how English cites them. */
const PARTS: Readonly<Record<string, string>> = { 条: ' art. ', 款: ' para. ', 行: ', row ' };

/** 第四十二条第三项 → art. 42(3); 第二百七十八条第一款第八项 → art. 278 para. 1(8). What has no number stays in Chinese. */
export function articleText(article: string, language: Language): string {
  if (language === 'zh') return article;
  return article
    .replace(/(?:示范)?第\s*([零一二三四五六七八九十百千\d]+)\s*([条款项行])/g, (_, number: string, part: string) => (part === '项' ? `(${numeral(number)})` : `${PARTS[part] ?? ''}${numeral(number)}`))
    .replace('示范表', 'demonstration table ')
    .replace('注', 'note')
    .replace(/([、；])\s*/g, (_, mark: string) => (mark === '、' ? ', ' : '; '))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The article as the language cites it. */
export const citedArticle = ({ article, articleEn }: Citation, language: Language): string => (language === 'en' ? articleEn : undefined) ?? articleText(article, language);

/** `《…条例》第十一条第二款`; where the text came by another way, that too. */
export function citationText(citation: Citation, language: Language): string {
  const document = language === 'en' ? (citation.documentEn ?? citation.document) : citation.document;
  const article = citedArticle(citation, language);
  const how = (language === 'en' ? citation.viaEn : undefined) ?? citation.via;
  const via = how === undefined ? '' : say('via', language, { via: how });
  const gap = article === '' ? '' : document.includes(' × ') ? ' · ' : language === 'en' || /\w$/.test(document) || /^\w/.test(article) ? ' ' : '';
  return `${document}${gap}${article}${via}`;
}

/** The use as a word among others: what stands in brackets explains it where it is asked for. */
export const useWord = (use: unknown, words: Lexicon, language: Language): string | undefined => (typeof use === 'string' ? words.word(use, 'use', language).replace(/（.*）/, '') : undefined);

/**
 * A cell of a demonstration's table is cited by its key, `示范管控表：严格控制区 × 平行墙面广告 × 商业广告`, and a site as the demonstration's: the plan whose name
 * the package bears is the source of its own term alone.
 */
export function citationOf({ clause, scope, citation }: Pick<Finding, 'clause' | 'scope' | 'citation'>, { words, proposal }: WordingContext): Citation {
  const { status, title } = words.plan.manifest;
  if (status !== 'demonstration' || words.clause(clause) !== undefined) return citation;
  const document = (language: Language): string => {
    if (clause === 'plan.term') return title[language];
    if (clause === 'package.layer') return say('cite.package', language);
    const table = say('cite.table', language);
    if (scope === undefined) return table;
    const { kind, class: klass = '' } = scope;
    if (kind === 'site') return `${say('demo', language)}${language === 'zh' ? '' : ' '}${say('site', language)}`;
    const { signType, use } = proposal.properties;
    const at = kind === 'none' ? say('none', language) : words.klass(kind, klass, language);
    const key = [at, words.word(signType, 'signType', language), useWord(use, words, language)].filter((part) => part !== undefined);
    return `${table}${language === 'zh' ? '：' : ': '}${key.join(' × ')}`;
  };
  return { document: document('zh'), article: citation.article, documentEn: document('en') };
}
