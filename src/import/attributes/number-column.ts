/** The numbers of one column: units, bounds and texts among them. */
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { ColumnSource } from '../mapping/types.ts';
import { Tally, type About, type Findings } from './findings.ts';
import { mixedUnits } from './mixed.ts';
import { readNumber, REFUSED } from './numbers.ts';
import { convert, factorOf, unitOfColumn } from './units.ts';
import { positiveColumns } from './vocabulary.ts';

/** What software writes where there is no number. */
const NO_VALUE: ReadonlySet<number> = new Set([-9999, -99999, -999999, -32768, -2147483648]);

export class Numbers {
  private readonly name: string;
  private readonly own: string | undefined;
  private readonly given: string | undefined;
  private readonly whole: boolean;
  private readonly positive: boolean;
  private readonly end: 'max' | 'min' | undefined;
  private readonly findings: Findings;
  private readonly plain: number[] = [];
  private readonly texts = new Tally();
  private readonly units = new Tally();
  private readonly bounds = new Tally();
  private readonly grouped = new Tally();
  private readonly sentinels = new Tally();

  constructor(name: string, source: ColumnSource, layer: LayerSource, type: 'double' | 'int', findings: Findings) {
    this.name = name;
    this.own = unitOfColumn(layer, name);
    this.given = source.unit;
    this.whole = type === 'int';
    this.positive = positiveColumns(layer.role).includes(name);
    this.end = /^max[A-Z]|Max$/.test(name) ? 'max' : /^min[A-Z]|Min$/.test(name) ? 'min' : undefined;
    this.findings = findings;
  }

  read(given: string | number | boolean, about: About): number | undefined {
    const value = typeof given === 'number' ? this.converted(given, about) : this.written(String(given), about);
    if (value === undefined) return undefined;
    const refuse = (code: `import.${string}`, zh: string, en: string): undefined => this.findings.add(code, 'error', zh, en, { ...about, field: this.name, received: given }) as undefined;
    if (!Number.isFinite(value)) return refuse('import.number', `${this.name} 不是有限的数。`, `${this.name} is no finite number.`);
    if (this.whole && (value | 0) !== value) return refuse('import.whole-number', `${this.name} 应为整数。`, `${this.name} must be a whole number.`);
    if (this.positive && !(value > 0)) return refuse('import.not-positive', `${this.name} 应大于 0 米。`, `${this.name} must be more than 0 m.`);
    return value;
  }

  finish(): void {
    const { name, own, findings } = this;
    const say = (code: `import.${string}`, severity: 'remark' | 'note', tally: Tally, zh: string, en: string): void => {
      if (tally.total > 0) findings.add(code, severity, zh, en, { ...tally.where, field: name });
    };
    const into = { zh: own === undefined ? '' : `，列的单位是 ${own}`, en: own === undefined ? '' : `; the column is in ${own}` };
    say('import.number-text', 'note', this.texts, `${name} 有 ${this.texts.total} 处以文字写数，如 ${this.texts.some(3, 'zh')}，已读作数。`, `In ${name}, ${this.texts.total} numbers are texts, as ${this.texts.some(3, 'en')}; they were read as numbers.`);
    say('import.unit-in-text', 'note', this.units, `${name} 有 ${this.units.total} 处带单位，如 ${this.units.some(3, 'zh')}，已换算${into.zh}。`, `In ${name}, ${this.units.total} values have a unit beside them, as ${this.units.some(3, 'en')}, and were converted${into.en}.`);
    say('import.thousands', 'remark', this.grouped, `${name} 有 ${this.grouped.total} 处的逗号按千位分隔读，如 ${this.grouped.some(3, 'zh')}；请核对。`, `In ${name}, commas were read as parting thousands ${this.grouped.total} times, as ${this.grouped.some(3, 'en')}. Look them over.`);
    for (const { word, count, about } of this.bounds.each()) {
      const read = readNumber(word, own, this.given, this.end);
      const value = 'value' in read ? read.value : NaN;
      findings.add('import.bound', 'remark', `${name} 写作“${word}”（${count} 处），读作 ${value}；请核对。`, `${name} is written “${word}” (${count} times) and was read as ${value}. Look it over.`, { ...about, field: name, received: word });
    }
    say('import.no-value', 'remark', this.sentinels, `${name} 有 ${this.sentinels.total} 处是 ${this.sentinels.some(3, 'zh')}，按空值处理；请核对。`, `In ${name}, ${this.sentinels.total} values are ${this.sentinels.some(3, 'en')}, which were taken for none. Look them over.`);
    const mixed = mixedUnits(this.plain, own);
    if (mixed === undefined) return;
    const span = ({ count, from, to }: { count: number; from: number; to: number }, language: 'zh' | 'en'): string => (language === 'zh' ? `${count} 处为 ${from === to ? from : `${from}–${to}`}` : `${count} of ${from === to ? from : `${from}–${to}`}`);
    findings.add('import.mixed-units', 'remark', `${name} 里数值相差悬殊：${span(mixed.low, 'zh')}，${span(mixed.high, 'zh')}；后者像是以 ${mixed.unit} 为单位，前者为 ${own ?? ''}。请在源数据中统一。`, `The values of ${name} are far apart: ${span(mixed.low, 'en')}, ${span(mixed.high, 'en')}; the latter look as if in ${mixed.unit}, the former in ${own ?? ''}. Make them one unit in the source.`, { field: name });
  }

  private converted(given: number, about: About): number | undefined {
    if (NO_VALUE.has(given) || Math.abs(given) > 1e30) {
      this.sentinels.add(String(given), about);
      return undefined;
    }
    const factor = this.given === undefined || this.own === undefined ? undefined : factorOf(this.given, this.own);
    const value = factor === undefined ? given : convert(given, factor);
    this.plain.push(value);
    return value;
  }

  private written(given: string, about: About): number | undefined {
    const read = readNumber(given, this.own, this.given, this.end);
    if ('refused' in read) {
      const [zh, en] = REFUSED[read.refused];
      this.findings.add('import.number', 'error', `${this.name}：${zh}`, `${this.name}: ${en}`, { ...about, field: this.name, received: given });
      return undefined;
    }
    if (NO_VALUE.has(read.value)) {
      this.sentinels.add(given, about);
      return undefined;
    }
    if (read.reading === 'thousands') this.grouped.add(given, about);
    else if (read.reading !== undefined) this.bounds.add(given, about);
    else if (read.unit !== undefined) this.units.add(given, about);
    else this.texts.add(given, about);
    if (read.unit === undefined) this.plain.push(read.value);
    return read.value;
  }
}
