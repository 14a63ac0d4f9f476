/** One column of the plan, read from feature after feature: what is odd is gathered by word and told once. */
import type { Value } from '../../plan/plan.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { isBlank } from '../../survey/roster/cells.ts';
import { flagOf, plainWord } from '../../survey/roster/words.ts';
import type { ColumnSource } from '../mapping/types.ts';
import type { RawValue } from '../types.ts';
import { DATE_REFUSED, readDate } from './dates.ts';
import { Tally, type About, type Findings } from './findings.ts';
import { Numbers } from './number-column.ts';
import { isDateColumn, requiredColumns, severalIn, vocabularyOf, type Vocabulary } from './vocabulary.ts';
import { splitWords, tidy } from './words.ts';

type Type = LayerSource['columns'][string];

export class Column {
  readonly name: string;
  readonly source: ColumnSource;
  private readonly type: Type;
  private readonly findings: Findings;
  private readonly required: boolean;
  private readonly several: boolean;
  private readonly code: boolean;
  private readonly vocabulary: Vocabulary | undefined;
  private readonly exact: ReadonlyMap<string, string>;
  private readonly plain: ReadonlyMap<string, string>;
  private readonly numbers: Numbers | undefined;
  private read_ = 0;
  private readonly empty = new Tally();
  private readonly tidied = new Tally();
  private readonly unknown = new Tally();
  private readonly titled = new Tally();
  private readonly unlisted = new Tally();
  private readonly flags = new Tally();
  private readonly serials = new Tally();
  private readonly evenings = new Tally();
  private readonly digits = new Tally();
  private readonly unsafe = new Tally();
  private zeroed = 0;

  constructor(name: string, source: ColumnSource, layer: LayerSource, plan: PlanSource, findings: Findings) {
    this.name = name;
    this.source = source;
    this.findings = findings;
    this.type = name === 'key' ? 'string' : (layer.columns[name] ?? 'string');
    this.required = requiredColumns(layer.role).includes(name);
    this.several = severalIn(layer.role, name);
    this.vocabulary = vocabularyOf(layer, name, plan);
    this.code = name === 'key' || this.vocabulary !== undefined;
    this.exact = new Map(Object.entries(source.words ?? {}));
    this.plain = new Map(Object.entries(source.words ?? {}).map(([word, to]) => [plainWord(word), to]));
    this.numbers = this.type === 'double' || this.type === 'int' ? new Numbers(name, source, layer, this.type, findings) : undefined;
  }

  /** Undefined: nothing that can be taken; then it has been said. */
  read(raw: RawValue, about: About): Value | undefined {
    this.read_ += 1;
    const given = this.worded(raw, about);
    if (given === null || given === '' || (typeof given === 'string' && this.name !== 'key' && isBlank(given))) {
      if (this.required) this.findings.add('import.required', 'error', `${this.name} 为空，本图层必须填写。`, `${this.name} is empty; this layer must have it.`, { ...about, field: this.name });
      else this.empty.add(given ?? '', about);
      return undefined;
    }
    if (this.numbers !== undefined) return this.numbers.read(given, about);
    if (this.type === 'bool') return this.flag(given, about);
    if (isDateColumn(this.name)) return this.date(given, about);
    return this.text(given, about);
  }

  finish(): void {
    const { name, findings } = this;
    const say = (code: `import.${string}`, severity: 'error' | 'remark' | 'note', tally: Tally, zh: string, en: string): void => {
      if (tally.total > 0) findings.add(code, severity, zh, en, { ...tally.where, field: name });
    };
    this.numbers?.finish();
    for (const { word, count, about } of this.unknown.each()) {
      const near = this.vocabulary?.near(word);
      const guess = { zh: near === undefined ? '' : `是否应为 ${this.vocabulary?.named(near, 'zh') ?? near}？`, en: near === undefined ? '' : ` Did you mean ${this.vocabulary?.named(near, 'en') ?? near}?` };
      findings.add(name === 'class' ? 'import.unknown-class' : 'import.unknown-word', 'error', `${name} 不认识“${word}”（${count} 处），可用：${this.vocabulary?.list('zh') ?? ''}。请在映射的 words 中写明它是哪一个。${guess.zh}`, `${name} has no “${word}” (${count} times); there are ${this.vocabulary?.list('en') ?? ''}. Say among words of the mapping which it is.${guess.en}`, { ...about, field: name, received: word });
    }
    for (const { word, count, about } of this.flags.each()) findings.add('import.flag', 'error', `${name} 应为是或否（${count} 处写作“${word}”）。请在映射的 words 中写明 true 或 false。`, `${name} is yes or no (${count} times “${word}”). Say true or false among words of the mapping.`, { ...about, field: name, received: word });
    for (const { word, count, about } of this.unlisted.each()) findings.add('import.unlisted-word', 'remark', `映射的 words 没有列出“${word}”（${count} 处），按原文写入 ${name}。`, `The words of the mapping don’t have “${word}” (${count} times); it is taken into ${name} as it is.`, { ...about, field: name, received: word });
    say('import.by-title', 'note', this.titled, `${name} 按 plan.json 中的名称对应：${this.titled.some(8, 'zh')}（${this.titled.total} 处）。`, `${name} was taken by the titles in plan.json: ${this.titled.some(8, 'en')} (${this.titled.total} times).`);
    say('import.tidied', 'note', this.tidied, `${name} 有 ${this.tidied.total} 处去掉了多余空格、全角字符或不可见字符，如 ${this.tidied.some(3, 'zh')}。`, `In ${name}, stray spaces, full-width or unseen characters were taken out ${this.tidied.total} times, as of ${this.tidied.some(3, 'en')}.`);
    say('import.date-serial', 'remark', this.serials, `${name} 有 ${this.serials.total} 处是电子表格的日期序号，如 ${this.serials.some(3, 'zh')}，已换算为日期；请核对。`, `In ${name}, ${this.serials.total} values are a spreadsheet’s numbers of days, as ${this.serials.some(3, 'en')}; they were turned into dates. Look them over.`);
    say('import.date-evening', 'remark', this.evenings, `${name} 有 ${this.evenings.total} 处是世界时 16:00，即北京时间次日零点，按次日读；请核对。`, `In ${name}, ${this.evenings.total} values are 16:00 UTC, midnight of the next day in Beijing, and were read as that day. Look them over.`);
    say('import.unsafe-number', 'remark', this.unsafe, `${name} 有 ${this.unsafe.total} 处数字超过 2^53，末位可能已失真；请在源软件中改为文本字段。`, `In ${name}, ${this.unsafe.total} numbers are beyond 2^53 and may have lost their last digits; make the field a text one where it was made.`);
    if (name === 'key' && this.digits.total > 0) {
      const mixed = this.zeroed > 0;
      findings.add('import.lost-zeros', mixed ? 'remark' : 'note', mixed ? `编号有的以 0 开头，有 ${this.digits.total} 处却是数，如 ${this.digits.some(3, 'zh')}：前导零可能已丢失，请核对。` : `编号取自数字字段，如 ${this.digits.some(3, 'zh')}；原本若写作 001，前导零已丢失。`, mixed ? `Some keys begin with 0, but ${this.digits.total} are numbers, as ${this.digits.some(3, 'en')}: their leading zeros may be lost. Look them over.` : `The keys come from a field of numbers, as ${this.digits.some(3, 'en')}; had they been written 001, the zeros are lost.`, { ...this.digits.where, field: name });
    }
    if (name === 'key' || this.source.optional === true || this.empty.total === 0) return;
    findings.add('import.empty', 'remark', `${name} 有 ${this.empty.total} 处为空（共 ${this.read_} 处），按未知处理；若允许为空，请在映射中写 optional: true。`, `${name} is empty ${this.empty.total} times of ${this.read_} and is unknown there; write optional: true in the mapping if it may be.`, { ...this.empty.where, field: name });
  }

  /** The file's word for the plan's. */
  private worded(raw: RawValue, about: About): RawValue {
    if (typeof raw !== 'string' && this.exact.size === 0) return raw;
    if (raw === null) return this.exact.get('') ?? null;
    const written = String(raw);
    const whole = this.exact.get(written) ?? this.plain.get(plainWord(written));
    if (whole !== undefined) return whole;
    if (typeof raw !== 'string') return raw;
    const clean = tidy(raw, this.code);
    // Of numbers it is said that they were texts.
    if (clean !== raw && this.numbers === undefined) this.tidied.add(raw, about);
    if (this.several && this.exact.size > 0) return splitWords(clean).map((word) => this.plain.get(plainWord(word)) ?? word).join('|');
    // Of keys some may be called as in the last version; the others are as they are.
    if (this.exact.size > 0 && clean !== '' && this.name !== 'key' && this.vocabulary === undefined && this.numbers === undefined && this.type === 'string') this.unlisted.add(clean, about);
    return clean;
  }

  private text(given: string | number | boolean, about: About): string | undefined {
    if (typeof given === 'number') {
      if (Number.isInteger(given) && !Number.isSafeInteger(given)) this.unsafe.add(String(given), about);
      if (this.name === 'key') this.digits.add(String(given), about);
    } else if (typeof given === 'string' && this.name === 'key') {
      if (/^0\d+$/.test(given)) this.zeroed += 1;
    }
    const text = String(given);
    if (this.vocabulary === undefined) return this.several ? splitWords(text).join('|') : text;
    const ids = (this.several ? splitWords(text) : [text]).map((word) => {
      const id = this.vocabulary?.idOf(word);
      if (id === undefined) this.unknown.add(word, about);
      else if (id !== word) this.titled.add(word, about);
      return id;
    });
    return ids.includes(undefined) ? undefined : ids.join('|');
  }

  private flag(given: string | number | boolean, about: About): boolean | undefined {
    if (typeof given === 'boolean') return given;
    const word = plainWord(String(given));
    const value = word === '1' || word === 't' || word === '真' ? true : word === '0' || word === 'f' || word === '假' ? false : flagOf(word);
    if (value === undefined) this.flags.add(String(given), about);
    return value;
  }

  private date(given: string | number | boolean, about: About): string | undefined {
    const read = readDate(typeof given === 'boolean' ? String(given) : given);
    if ('date' in read) {
      if (read.reading === 'serial') this.serials.add(String(given), about);
      if (read.reading === 'evening') this.evenings.add(String(given), about);
      return read.date;
    }
    const [zh, en] = DATE_REFUSED[read.refused];
    this.findings.add('import.date', 'error', `${this.name}：${zh}`, `${this.name}: ${en}`, { ...about, field: this.name, received: given });
    return undefined;
  }
}
