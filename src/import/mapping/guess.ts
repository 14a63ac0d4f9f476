/** A first mapping file from what is seen of a delivery, with what was seen as comments, for a person to correct. */
import type { Plan } from '../../plan/plan.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import { wordId, wordTable, type WordTable } from '../../survey/roster/words.ts';
import { vocabularyOf } from '../attributes/vocabulary.ts';
import { splitWords } from '../attributes/words.ts';
import type { CrsJudgement } from '../crs/types.ts';
import type { RawLayer } from '../types.ts';
import { guessColumns, type GuessedColumn, type GuessedWord } from './guess-columns.ts';
import { drawnLayers, guessDrawing } from './guess-drawing.ts';
import { lookAt, type Look } from './guess-look.ts';
import { guessTargets, SURE } from './guess-target.ts';
import { OF_SOFTWARE } from './guess-words.ts';
import { flow, remark, scalar } from './guess-yaml.ts';
import { REPAIRS } from './types.ts';

export interface GuessInput {
  readonly layers: readonly RawLayer[];
  readonly crs: ReadonlyMap<RawLayer, CrsJudgement>;
  readonly plan: PlanSource;
  /** What was handed over, for the first line. */
  readonly delivery: string;
  /** The package that was published last: its sign types have words. */
  readonly published?: Plan | null;
  /** Of the comments; Chinese where left out. */
  readonly language?: keyof Text;
}

/** What comes to one source. */
interface Source {
  readonly raw: RawLayer;
  readonly target: LayerSource;
  readonly sure: boolean;
  readonly why: string;
  readonly columns: readonly GuessedColumn[];
  /** Layers of a drawing, and kinds of entities on them. */
  readonly where?: readonly string[];
  readonly entities?: readonly string[];
  readonly unused: readonly string[];
}

/**
 * The same bytes for the same delivery. A source that only its kind of geometry speaks for is a comment as a whole, unless there is no better one.
 * @returns YAML that `readMapping` reads
 */
export function writeGuess(input: GuessInput): string {
  return new Writer(input).all();
}

class Writer {
  private readonly lines: string[] = [];
  private readonly input: GuessInput;
  private readonly language: keyof Text;
  private readonly usual: WordTable | undefined;

  constructor(input: GuessInput) {
    this.input = input;
    this.usual = input.published === undefined || input.published === null ? undefined : wordTable(input.published);
    this.language = input.language ?? 'zh';
  }

  all(): string {
    const { delivery, layers } = this.input;
    const sources = layers.flatMap((raw) => (raw.features.length === 0 ? [] : raw.format === 'dxf' ? this.ofDrawing(raw) : this.ofLayer(raw)));
    const active = sources.some(({ sure }) => sure) ? sources.filter(({ sure }) => sure) : sources.slice(0, 1);
    this.say(0, `导入映射，由 ${delivery} 推测而来；请逐项核对，标“？”处须由人填写或确认。`, `Import mapping, guessed from ${delivery}. Look over every line; those marked “?” need a person.`);
    this.say(0, '写法：名称与值之间是半角冒号加空格；# 之后是说明。', 'Between name and value stand a colon and a space; after # stand explanations.');
    this.put(0, 'schema: signplan-import/1');
    this.put(0, '');
    this.say(0, '规划包的新版本、各图层的日期和来源，需要时去掉行首的 # 并改写：', 'The new version of the package, date and source of its layers; take the # away where needed:');
    this.put(0, '# plan:', `#   version: "${this.input.plan.version}"`, '# layers:');
    for (const id of new Set(active.map(({ target }) => target.id))) this.put(0, `#   ${scalar(id)}: { date: 2026-01-31, basis: official, source: { zh: 来源, en: Source } }`.replace('2026-01-31', this.dateOf(id)));
    this.say(0, '应当相接的界线，相距不到多少米算同一处：', 'Metres within which lines that should meet are taken to:');
    this.put(0, '# tolerance: 0.05', '');
    this.put(0, active.length === 0 ? 'sources: []' : 'sources:');
    for (const source of active) this.source(source, false);
    const rest = sources.filter((source) => !active.includes(source));
    if (rest.length > 0) this.say(1, '以下只凭几何类型推测，须由人确认；要用时去掉行首的 #：', 'Of these only the kind of geometry tells; confirm them, and take the # away to use them:');
    for (const source of rest) this.source(source, true);
    this.leftOut(sources);
    return `${this.lines.map((line) => line.trimEnd()).join('\n')}\n`;
  }

  private ofLayer(raw: RawLayer): Source[] {
    const look = lookAt(raw);
    const several = this.input.layers.filter(({ file }) => file === raw.file).length > 1;
    const stem = raw.file.slice(raw.file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
    const [best] = guessTargets(several ? raw.name : `${stem} ${raw.name}`, look, this.input.plan);
    if (best === undefined) return [];
    const used = new Set<string>();
    const columns = guessColumns(look, best.layer, this.input.plan, used);
    return [{ raw, target: best.layer, sure: best.score >= SURE, why: best.why.map((text) => text[this.language]).join(this.language === 'zh' ? '；' : '; '), columns: this.byName(this.withTypes(columns, look), best.layer, raw), unused: this.unused(look, used) }];
  }

  /** Sign types are of the rules, which the plan's own file does not have. */
  private withTypes(columns: readonly GuessedColumn[], look: Look): GuessedColumn[] {
    const { usual } = this;
    return columns.map((column) => {
      const field = look.fields.find(({ name }) => name === column.from);
      if (column.name !== 'signType' || field === undefined) return column;
      if (usual === undefined) return { ...column, sure: false, note: { zh: `${column.note.zh}；须对应规则中的广告类型（signTypes）`, en: `${column.note.en}; to be sign types of the rules (signTypes)` } };
      const ids = new Set(usual.get('signType')?.values());
      const words = [...new Set([...field.words.keys()].flatMap(splitWords))].slice(0, 40).map((word): GuessedWord => ({ word, count: field.words.get(word) ?? 0, id: wordId(usual, 'signType', word), sure: true }));
      return words.every(({ word }) => ids.has(word)) ? column : { ...column, words: words.map((one) => (one.count > 0 ? one : { ...one, count: [...field.words].reduce((sum, [text, count]) => sum + (splitWords(text).includes(one.word) ? count : 0), 0) })) };
    });
  }

  /** A layer that is all of one class may say so by its name alone. */
  private byName(columns: readonly GuessedColumn[], target: LayerSource, raw: RawLayer): GuessedColumn[] {
    return columns.map((column) => {
      if (column.name !== 'class' || column.from !== undefined) return column;
      const vocabulary = vocabularyOf(target, 'class', this.input.plan);
      const names = [raw.name, raw.file.slice(raw.file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')];
      const id = names.map((name) => vocabulary?.idOf(name)).find((one) => one !== undefined);
      return id === undefined ? column : { name: 'class', value: id, sure: true, note: { zh: '由图层名称而来', en: 'by the layer’s name' } };
    });
  }

  private ofDrawing(raw: RawLayer): Source[] {
    return guessDrawing(raw, this.input.plan).map(({ target, sure, layers, entities, columns }) => ({ raw, target, sure: true, why: sure ? this.t('图中图层的名称', 'the names of layers in the drawing') : this.t('图中图层的名称相近', 'layers of the drawing have similar names'), columns: columns.some(({ name }) => name === 'signType') ? this.withTypes(columns, lookAt(raw)) : columns, where: layers, ...(entities === undefined ? {} : { entities }), unused: [] }));
  }

  private source({ raw, target, sure, why, columns, where, entities, unused }: Source, commented: boolean): void {
    const start = this.lines.length;
    const layers = this.input.layers.filter(({ file }) => file === raw.file).length;
    this.put(1, '');
    this.say(1, `${raw.file}${raw.name === '' ? '' : ` · ${raw.name}`}：${raw.features.length} 个要素 → ${target.title.zh}（${target.id}）${why === '' ? '' : `。依据：${why}`}`, `${raw.file}${raw.name === '' ? '' : ` · ${raw.name}`}: ${raw.features.length} features → ${target.title.en} (${target.id})${why === '' ? '' : `, since ${why}`}`);
    this.put(1, `- file: ${scalar(raw.file)}`);
    if (layers > 1 && raw.format !== 'dxf') this.put(2, `layer: ${scalar(raw.name)}`);
    this.put(2, `into: ${scalar(target.id)}${sure ? '' : `  ${remark(this.t('？推测，请核对', '? guessed; look it over'))}`}`);
    if (where !== undefined) this.put(2, `where: { layer: ${flow(where)}${entities === undefined ? '' : `, entity: ${flow(entities)}`} }`);
    this.encoding(raw);
    this.system(raw);
    if (raw.format === 'dxf' && target.geometry !== 'Point') {
      this.say(2, '闭合的线作为面；弧线按此误差（米）折成折线：', 'Closed lines are areas; arcs are flattened within so many metres:');
      this.put(2, `closedLines: ${/Polygon/.test(target.geometry) ? 'areas' : 'lines'}`, '# flatten: 0.01');
    }
    this.put(2, columns.some(({ from, label, value }) => (from ?? label ?? value) !== undefined) ? 'columns:' : 'columns: {}');
    if (!columns.some(({ name }) => name === 'key')) this.say(3, '没有认出编号字段：自动编号，以后各版按图形、位置和名称沿用。', 'No field of keys was recognised: keys are made, and kept by outline, place and name.');
    for (const column of columns) this.column(column, target);
    if (unused.length > 0) this.say(3, `没有用到的字段：${unused.join('；')}`, `Fields that are not used: ${unused.join('; ')}`);
    this.say(2, '需要自动修复时，去掉 # 并只留需要的几项：', 'To have things mended, take the # away and keep what is needed:');
    this.put(2, `# repair: [${REPAIRS.join(', ')}]`);
    if (commented) for (let i = start; i < this.lines.length; i++) this.lines[i] = (this.lines[i] ?? '').trim() === '' ? '' : `# ${this.lines[i] ?? ''}`;
  }

  private encoding({ text }: RawLayer): void {
    if (text === null || text.by === 'format') return;
    const preview = text.preview.join(this.language === 'zh' ? '、' : ', ');
    if (preview === '') return;
    this.say(2, `文字按 ${text.encoding} 读，如：${preview}。若是乱码，请写明编码：`, `Texts were read as ${text.encoding}, as ${preview}. If that is garbled, state the encoding:`);
    this.put(2, `# encoding: ${text.encoding === 'GB18030' ? 'UTF-8' : 'GB18030'}`);
  }

  private system(raw: RawLayer): void {
    const judged = this.input.crs.get(raw);
    if (judged === undefined) return;
    const title = judged.title[this.language];
    if (judged.toLonLat !== undefined) this.say(2, `坐标系：${title}`, `Reference system: ${title}`);
    else this.say(2, `？坐标系未定。请问清后选下列之一，去掉行首的 #：`, `? Reference system not decided. Ask, then choose one of these and take the # away:`);
    for (const { severity, text } of judged.findings) if (severity !== 'note') this.put(2, remark(text[this.language], 400));
    for (const { choice, text } of judged.choices) this.put(2, `# crs: ${flow(choice)}  ${remark(text[this.language])}`);
  }

  private column({ name, from, label, value, words = [], unit, optional, sure, note }: GuessedColumn, target: LayerSource): void {
    const title = target.titles !== undefined && Object.hasOwn(target.titles, name) ? target.titles[name]?.[this.language] : undefined;
    const vocabulary = vocabularyOf(target, name, this.input.plan);
    if (from === undefined && label === undefined && value === undefined) {
      const list = vocabulary === undefined ? '' : this.t(`，可取 ${vocabulary.list('zh')}`, `, one of ${vocabulary.list('en')}`);
      this.say(3, `？${title ?? name} 必须有${list}。写字段（from）或固定值（value），去掉行首的 #：`, `? ${title ?? name} must be there${list}. State a field (from) or a value for all (value), and take the # away:`);
      this.put(3, `# ${name}: { value:  }`);
      return;
    }
    const comment = remark(`${sure ? '' : this.t('？推测。', '? Guessed. ')}${title === undefined ? '' : `${title}${this.t('；', '; ')}`}${note[this.language]}`);
    const rest = [...(unit === undefined ? [] : [`unit: ${unit}`]), ...(optional === true ? ['optional: true'] : [])];
    const origin = from !== undefined ? `from: ${scalar(from)}` : label !== undefined ? `label: ${scalar(label)}` : `value: ${scalar(value ?? '')}`;
    if (words.length === 0) {
      this.put(3, `${scalar(name)}: { ${[origin, ...rest].join(', ')} }  ${comment}`);
      return;
    }
    if (vocabulary !== undefined && words.some(({ id }) => id === undefined)) {
      if (vocabulary.ids.length > 0) this.say(3, `可取：${vocabulary.list('zh')}`, `One of ${vocabulary.list('en')}`);
      else this.say(3, '？plan.json 还没有类别（zoneClasses、segmentClasses）：请先在那里写明，再在此逐一对应。', '? plan.json has no classes yet (zoneClasses, segmentClasses): state them there first, then which word is which.');
    }
    this.put(3, `${scalar(name)}:  ${comment}`, ...[origin, ...rest].map((line) => `  ${line}`), '  words:');
    for (const { word, count, id, sure: known } of words) {
      const doubt = id === undefined ? this.t('？请填写', '? State which') : known ? '' : this.t('？推测，请核对', '? guessed; look it over');
      this.put(5, `${scalar(word)}:${id === undefined ? '' : ` ${scalar(id)}`}  ${remark(`${this.t(`${count} 处`, `×${count}`)} ${doubt}`)}`);
    }
  }

  private unused({ fields }: Look, used: ReadonlySet<string>): string[] {
    return fields.filter(({ name }) => !used.has(name)).map(({ name, words, filled }) => {
      const sample = [...words.keys()].slice(0, 2).join(this.t('、', ', '));
      return `${name}${OF_SOFTWARE.test(name) ? this.t('（软件自动生成，不宜作编号）', ' (made by software, no key)') : filled === 0 ? this.t('（全为空）', ' (empty)') : this.t(`（例 ${sample}）`, ` (as ${sample})`)}`;
    });
  }

  /** What no source speaks of. */
  private leftOut(sources: readonly Source[]): void {
    for (const raw of this.input.layers) {
      const own = sources.filter((source) => source.raw === raw);
      if (raw.format === 'dxf' && raw.features.length > 0) {
        const taken = new Set(own.flatMap(({ where, columns }) => [...(where ?? []), ...columns.flatMap(({ label }) => label ?? [])]));
        const rest = drawnLayers(raw).filter(({ name }) => !taken.has(name));
        if (rest.length === 0) continue;
        this.put(1, '');
        this.say(1, `${raw.file} 中没有用到的图层（要用时写入某一来源的 where，文字图层写作 label）：`, `Layers of ${raw.file} that are not used (put them into a source’s where; layers of texts can be a label):`);
        for (const { name, areas, lines, points, texts } of rest.slice(0, 200)) this.say(1, `· ${name}：面或闭合线 ${areas}，线 ${lines}，点 ${points}，文字 ${texts}`, `· ${name}: ${areas} areas or closed lines, ${lines} lines, ${points} points, ${texts} texts`);
      } else if (own.length === 0) {
        this.put(1, '');
        this.say(1, `没有用到：${raw.file} · ${raw.name}（${raw.features.length} 个要素${raw.features.length === 0 ? '，空图层' : '，规划里没有这种几何类型的图层，或没有图形'}）`, `Not used: ${raw.file} · ${raw.name} (${raw.features.length} features${raw.features.length === 0 ? ', an empty layer' : '; the plan has no layer of such geometry, or there is none'})`);
      }
    }
  }

  private dateOf(id: string): string {
    return this.input.plan.layers.find((layer) => layer.id === id)?.date ?? this.input.plan.term.from;
  }

  private t(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  private say(depth: number, zh: string, en: string): void {
    this.put(depth, remark(this.t(zh, en), 2000));
  }

  private put(depth: number, ...lines: readonly string[]): void {
    for (const line of lines) this.lines.push(line === '' ? '' : `${'  '.repeat(depth)}${line}`);
  }
}
