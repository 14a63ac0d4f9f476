/** A matrix in words: what the parts of its key are called, and what each of its cells says. */
import type { Plan } from '../plan/plan.ts';
import type { Matrix } from '../plan/schema/rules.ts';
import type { Text } from '../problem.ts';
import { useWord } from './citation.ts';
import { phrase } from './clause-page/condition.ts';
import { Terms } from './clause-page/terms.ts';
import { say, type Language } from './phrases.ts';

export interface MatrixCell {
  readonly answer: Matrix['outcomes'][number]['answer'];
  /** Each in words; none unless the answer is `limited`. */
  readonly limits: readonly Text[];
  readonly article: string;
}
export interface Combination {
  readonly use: string;
  readonly band: string;
}

export const both = (make: (language: Language) => string): Text => ({ zh: make('zh'), en: make('en') });

/** Items with the same mark together, in the order of the first of each. */
export function grouped<T>(items: readonly T[], mark: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = mark(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

const LACKING: MatrixCell = { answer: 'silent', limits: [], article: '' };

export class MatrixWords {
  /** Of uses and bands, in the matrix's order. */
  readonly combinations: readonly Combination[];
  private readonly terms: Readonly<Record<Language, Terms>>;
  private readonly plan: Plan;
  private readonly outcomes: readonly MatrixCell[];

  constructor(plan: Plan) {
    const { uses, bands, outcomes } = plan.rules.matrix;
    this.plan = plan;
    this.terms = { zh: new Terms(plan, 'zh'), en: new Terms(plan, 'en') };
    this.combinations = uses.flatMap((use) => bands.map((band): Combination => ({ use, band })));
    this.outcomes = outcomes.map(({ answer, limits = [], article }) => ({ answer, limits: limits.map((limit) => both((language) => this.terms[language].sentence(phrase(limit, { terms: this.terms[language], layers: [] })))), article }));
  }

  /** What a damaged matrix lacks is silent, as it is to the engine. */
  cell(scope: number, type: number, combination: number): MatrixCell {
    const { types, cells } = this.plan.rules.matrix;
    return this.outcomes[cells[(scope * types.length + type) * this.combinations.length + combination] ?? -1] ?? LACKING;
  }

  scope(scope: string): Text {
    const [kind = '', ...rest] = scope.split(':');
    if (kind !== 'zone' && kind !== 'segment') return both((language) => this.terms[language].sentence(say('none', language)));
    return both((language) => this.terms[language].words.klass(kind, rest.join(':'), language));
  }

  type(id: string): Text {
    return both((language) => this.terms[language].words.word(id, 'signType', language));
  }

  use(id: string): Text {
    const { words } = this.terms.zh;
    return both((language) => useWord(id, words, language) ?? id);
  }

  band(id: string): Text {
    const { bands } = this.plan.manifest;
    return id === 'large' ? bands.large : bands.regular;
  }

  /** `全部用途，全部大小`; `商业广告；公益广告（大型）`: uses that have the same bands together. */
  together(some: readonly Combination[]): Text {
    const { uses, bands } = this.plan.rules.matrix;
    const bandsOf = (use: string): string[] => bands.filter((band) => some.some((one) => one.use === use && one.band === band));
    const groups = grouped(uses.filter((use) => bandsOf(use).length > 0), (use) => bandsOf(use).join('|'));
    return both((language) => {
      const zh = language === 'zh';
      const parts = groups.map((group) => {
        const own = bandsOf(group[0] ?? '');
        const every = group.length === uses.length;
        const use = every ? (zh ? '全部用途' : 'All uses') : group.map((id) => this.use(id)[language]).join(zh ? '、' : ', ');
        if (own.length === bands.length) return every ? use + (zh ? '，全部大小' : ', all sizes') : use;
        const band = own.map((id) => this.band(id)[language]).join(zh ? '、' : ', ');
        return zh ? `${use}（${band}）` : `${use} (${band})`;
      });
      return parts.join(zh ? '；' : '; ');
    });
  }
}
