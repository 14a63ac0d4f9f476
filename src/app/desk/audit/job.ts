/** The work of an audit, order by order: the same in a worker and, where there is none, on the page. It holds the table, so that rows and what is saved need not pass between them. */
import type { Stage } from '../../../elements/audit/view.ts';
import { loadBoxIndex } from '../../../geo/box-index.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import { fail, ok, type Problem, type Result } from '../../../problem.ts';
import { fullReportSteps } from '../../../report/full-report.ts';
import { BOUNDS, tooLarge } from '../../../survey/roster/bounds.ts';
import { guessMapping } from '../../../survey/roster/guess.ts';
import { HeldSigns } from '../../../survey/roster/held.ts';
import { Judging, type Rows } from '../../../survey/roster/judging.ts';
import { existingSigns, layerReader } from '../../../survey/roster/layer.ts';
import { wordsOf } from '../../../survey/roster/mapping.ts';
import { openRoster } from '../../../survey/roster/open.ts';
import { rosterReader, type RosterReader } from '../../../survey/roster/reader.ts';
import { sheetTable, type Sheet } from '../../../survey/roster/sheet-table.ts';
import type { LeftUnknown, RosterCell, RosterMapping, RosterTable } from '../../../survey/roster/types.ts';
import type { AuditOptions } from '../../../survey/types.ts';
import { infoOf } from './info.ts';
import type { Pace } from './pace.ts';
import { saveSigns } from './saving.ts';
import type { Order, Said } from './talk.ts';

/** Signs whose judging is under way or done. */
interface Current {
  readonly judging: Judging;
  readonly titles: readonly string[];
  readonly cells: (index: number) => readonly RosterCell[];
  readonly reader: RosterReader | null;
  signs: HeldSigns;
  asOf: string;
  unknown: readonly LeftUnknown[];
}

/** Rows told at a time: a piece passes to the page in a few milliseconds. */
const PIECE = 500;

function* piecesOf(rows: Rows): Generator<readonly ProposalRow[], void, void> {
  for (let from = 0; from < rows.count; from += PIECE) yield Array.from({ length: Math.min(PIECE, rows.count - from) }, (_, i) => rows.read(from + i));
}

export class Job {
  private readonly plan: Plan;
  private file = '';
  private sheets: readonly Sheet[] | null = null;
  private table: RosterTable | null = null;
  private current: Current | null = null;
  /** When progress was told last. */
  private told = 0;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** Never rejects but by `Cancelled` and what is broken in the page itself. */
  async run(order: Order, pace: Pace, say: (said: Said) => void): Promise<void> {
    switch (order.kind) {
      case 'open':
        return this.answer(await this.open(order.file, pace, say), say);
      case 'sheet':
        return this.answer(this.sheets === null ? fail(LOST) : sheetTable(this.sheets, order.sheet, this.file), say);
      case 'words':
        return say({ kind: 'words', words: this.table === null ? [] : wordsOf(this.table, order.mapping, this.plan) });
      case 'judge':
        return this.begin(order.mapping, order.options, pace, say);
      case 'again':
        return this.judge(order.options, pace, say);
      case 'rows':
        return this.rows(pace, say);
      case 'report':
        return this.report(order, pace, say);
      case 'save': {
        const { current, plan } = this;
        if (current === null) return say({ kind: 'refused', problems: [] });
        const { signs, asOf, titles, cells, judging } = current;
        const blob = await saveSigns({ plan, signs, asOf, titles, cells, language: order.language, format: order.format, read: (index) => judging.rows.read(index) }, pace, (done, total) => this.tell('saving', done, total, say));
        return say({ kind: 'saved', blob });
      }
    }
  }

  private async open(file: Extract<Order, { kind: 'open' }>['file'], pace: Pace, say: (said: Said) => void): Promise<Result<RosterTable>> {
    this.sheets = null;
    this.table = null;
    this.file = file.name;
    const bytes = await bytesOf(file);
    if (!bytes.ok) return bytes;
    pace.check();
    const opened = await openRoster(bytes.value, file.name);
    pace.check();
    if (!opened.ok) return opened;
    if (opened.value.kind === 'workbook') {
      this.sheets = opened.value.sheets;
      return sheetTable(opened.value.sheets, undefined, file.name);
    }
    return pace.through(opened.value.steps, (share) => this.tell('reading', Math.round(share * file.size), file.size, say));
  }

  private answer(table: Result<RosterTable>, say: (said: Said) => void): void {
    if (!table.ok) return say({ kind: 'refused', problems: table.problems });
    this.table = table.value;
    const guess = guessMapping(table.value, this.plan.manifest.extent);
    say({ kind: 'opened', table: infoOf(table.value, this.file), guess, words: wordsOf(table.value, guess.mapping, this.plan) });
  }

  private async begin(mapping: RosterMapping | null, options: AuditOptions, pace: Pace, say: (said: Said) => void): Promise<void> {
    this.current = null;
    const made = mapping === null ? ok(this.ofLayer()) : this.ofTable(mapping);
    if (!made.ok) return say({ kind: 'refused', problems: made.problems });
    this.current = made.value;
    return this.judge(options, pace, say);
  }

  private ofTable(mapping: RosterMapping): Result<Current> {
    const { table, plan, file } = this;
    if (table === null) return fail(LOST);
    const reader = rosterReader(table, mapping, plan, file);
    if (!reader.ok) return reader;
    const extra = mapping.columns.flatMap(({ title, target }) => (target === 'extra' ? [title] : []));
    const rows: Rows = { count: table.rows.length, extra, read: (index) => reader.value.read(index) };
    return ok(currentOf(new Judging(plan, rows), table.titles, (index) => table.rows[index]?.cells ?? [], reader.value));
  }

  private ofLayer(): Current {
    const layer = existingSigns(this.plan);
    const titles = Object.keys(layer?.entry.columns ?? {});
    const reader = layerReader(this.plan);
    const extra = titles.filter((title) => layer?.features.some(({ properties }) => properties[title] !== undefined) === true && !OWN.has(title));
    return currentOf(new Judging(this.plan, { count: reader.count, extra, read: (index) => reader.read(index) }, true), titles, (index) => titles.map((title) => layer?.features[index]?.properties[title] ?? null), null);
  }

  private async judge(options: AuditOptions, pace: Pace, say: (said: Said) => void): Promise<void> {
    const { current } = this;
    if (current === null) return say({ kind: 'refused', problems: [] });
    const { judging } = current;
    const total = judging.rows.count;
    await loadBoxIndex();
    pace.check();
    this.tell('learning', 0, total, say, true);
    const remarks = await pace.through(judging.learn(), (done) => this.tell('learning', done, total, say));
    if (!remarks.ok) return say({ kind: 'refused', problems: remarks.problems });
    if (current.reader !== null && current.unknown.length === 0) current.unknown = [...current.reader.unknown].map(([title, counts]) => ({ title, ...counts }));
    pace.check();
    current.signs = new HeldSigns(total, judging.rows.extra);
    current.asOf = options.asOf ?? options.today;
    say({ kind: 'begun', count: total, extra: judging.rows.extra });
    const tally = await pace.through(judging.judge(options), ({ done, piece }) => {
      if (piece !== undefined) {
        current.signs.add(piece);
        say({ kind: 'piece', piece });
      }
      this.tell('judging', done, total, say);
    });
    // Who shows signs by zone counts them where they are shown; of zones there may be very many.
    say({ kind: 'judged', tally: { ...tally, zones: {} }, remarks: [...remarks.value, ...this.dates(current)], unknown: current.unknown });
  }

  private async rows(pace: Pace, say: (said: Said) => void): Promise<void> {
    const { current } = this;
    if (current === null) return say({ kind: 'refused', problems: [] });
    await pace.through(piecesOf(current.judging.rows), (rows) => say({ kind: 'rows', rows }));
    say({ kind: 'read' });
  }

  /** Dates before the plan's term leave its findings undecided: a column that was better left out. */
  private dates({ signs, reader }: Current): Problem[] {
    const { clauses } = this.plan.rules;
    if (reader === null || clauses.length === 0) return [];
    let before = 0;
    for (let i = 0; i < signs.count; i++) if (signs.findings(i).some(({ clause }) => clause === 'plan.term')) before += 1;
    const { from, until } = this.plan.manifest.term;
    return before === 0 ? [] : [{ code: 'roster.outside-term', received: String(before), text: { zh: `有 ${before} 处的日期不在规划期（${from} 至 ${until}）内，规划的条款因此无法判定；只核查现状时，开始、结束日期两列可不作对应。`, en: `Dates of ${before} signs lie outside the plan’s term (${from} to ${until}), which leaves its clauses undecided; where only what stands is judged, the columns of start and end may be carried along instead.` } }];
  }

  private async report({ index, asOf, engine }: Extract<Order, { kind: 'report' }>, pace: Pace, say: (said: Said) => void): Promise<void> {
    const asked = this.current?.judging.asked(index);
    if (asked === undefined) return say({ kind: 'refused', problems: this.current?.signs.problems(index) ?? [] });
    const report = await pace.through(fullReportSteps(asked.plan, asked.checker, asked.proposal, { asOf, engine }), () => undefined);
    say({ kind: 'report', report });
  }

  private tell(stage: Stage, done: number, total: number, say: (said: Said) => void, now = false): void {
    const time = performance.now();
    if (!now && time - this.told < TELL) return;
    this.told = time;
    say({ kind: 'progress', stage, done, total });
  }
}

const LOST: Problem = { code: 'roster.lost', text: { zh: '文件已不在手边；重新选择文件。', en: 'The file is no longer at hand; choose it again.' } };
/** Milliseconds between two words on how far it is. */
const TELL = 150;
/** Columns of the layer that the table of signs has by themselves. */
const OWN: ReadonlySet<string> = new Set(['key', 'id', 'name', 'signType', 'use', 'width', 'height', 'topHeight']);

const currentOf = (judging: Judging, titles: readonly string[], cells: Current['cells'], reader: RosterReader | null): Current => ({ judging, titles, cells, reader, signs: new HeldSigns(judging.rows.count, judging.rows.extra), asOf: '', unknown: [] });

async function bytesOf(file: Blob & { readonly name: string }): Promise<Result<Uint8Array>> {
  if (file.size > BOUNDS.bytes) return fail(tooLarge(file.size, file.name));
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    return fail({ code: 'roster.unreadable', file: file.name, received: error instanceof Error ? error.message : String(error), text: { zh: '文件读不了：可能已移走，或是一个文件夹。', en: 'The file cannot be read: it may have been moved, or be a folder.' } });
  }
}
