/** The audit at the desk: what is asked of the crew, and what came of it. One inventory at a time; the package's own signs until there is a file. */
import type { ReactiveControllerHost } from 'lit';
import type { AuditView, SavedFormat } from '../../../elements/audit/view.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import type { Report } from '../../../report/types.ts';
import { ENGINE } from '../../../report/engine.ts';
import { HeldSigns } from '../../../survey/roster/held.ts';
import { applyMapping, readMapping, writeMapping } from '../../../survey/roster/mapping.ts';
import type { RosterMapping } from '../../../survey/roster/types.ts';
import { summaryOf } from '../../../survey/summary.ts';
import { Crew } from './crew.ts';
import type { RosterFile, Said } from './talk.ts';

/** Milliseconds between two looks of table and map at signs that are being judged. */
const LOOK = 800;
/** Milliseconds that the words wait for the next change of the mapping. */
const SETTLE = 150;

const NOTHING: AuditView = { phase: 'none', progress: null, table: null, guess: null, mapping: null, words: [], problems: [], ofFile: false, signs: null, summary: null, remarks: [], unknown: [], asOf: '', saving: null };

export class AuditController {
  view: AuditView = NOTHING;
  /** Grows when `view.signs` has more verdicts than before: they are the same object. */
  revision = 0;
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  private readonly plan: Plan;
  private readonly crew: Crew;
  private day: string;
  private order: number | null = null;
  private asking = 0;
  private looked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param asOf ISO date */
  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, plan: Plan, asOf: string) {
    this.host = host;
    this.plan = plan;
    this.day = asOf;
    this.crew = new Crew(plan);
  }

  /** Judges the package's own signs. */
  readonly layer = (): void => {
    this.stop();
    this.go({ ...NOTHING, phase: 'judging' });
    this.judge(null);
  };

  readonly open = (file: RosterFile): void => {
    this.stop();
    const { signs, summary, asOf, ofFile, remarks, unknown } = this.view;
    // What stands stays until the file is judged, unless it was half done.
    this.go({ ...NOTHING, phase: 'opening', ...(summary === null ? {} : { signs, summary, asOf, ofFile, remarks, unknown }) });
    this.ask({ kind: 'open', file });
  };

  readonly sheet = (sheet: string): void => this.ask({ kind: 'sheet', sheet });

  readonly map = (mapping: RosterMapping): void => {
    this.go({ mapping, problems: [] });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.words(), SETTLE);
  };

  readonly start = (): void => {
    const { mapping } = this.view;
    if (mapping === null) return;
    clearTimeout(this.timer);
    this.stop();
    this.go({ phase: 'judging', problems: [], signs: null, summary: null, remarks: [], unknown: [], ofFile: true });
    this.judge(mapping);
  };

  /** Back to the columns of the file that was judged. */
  readonly remap = (): void => {
    if (this.view.table !== null) this.go({ phase: 'mapping' });
  };

  readonly cancel = (): void => {
    if (this.order !== null) this.crew.cancel(this.order);
  };

  /** All that stands is judged again where the day is another. */
  readonly asOf = (day: string): void => {
    if (day === this.day) return;
    this.day = day;
    const { phase, mapping, ofFile } = this.view;
    if (phase !== 'judging' && phase !== 'done') {
      // What stands is of another day, and is shown as of none.
      if (this.view.signs !== null) this.go({ signs: null, summary: null, remarks: [], unknown: [] });
      return;
    }
    this.stop();
    this.go({ phase: 'judging', signs: null, summary: null, problems: [] });
    if (phase === 'judging') this.judge(ofFile ? mapping : null);
    else this.ask({ kind: 'again', options: { asOf: day, today: day } });
  };

  /** The signs that stand, as they were read; null where there are none. */
  readonly rows = (): Promise<readonly ProposalRow[] | null> =>
    new Promise((resolve) => {
      const rows: ProposalRow[] = [];
      this.crew.ask({ kind: 'rows' }, (said) => {
        if (said.kind === 'rows') rows.push(...said.rows);
        else if (said.kind !== 'progress') resolve(said.kind === 'read' ? rows : null);
      });
    });

  /** Everything about one sign among its neighbours; null for a row in error. */
  readonly report = (index: number): Promise<Report | null> =>
    new Promise((resolve) => {
      this.crew.ask({ kind: 'report', index, asOf: this.view.asOf, engine: ENGINE }, (said) => {
        if (said.kind !== 'progress') resolve(said.kind === 'report' ? said.report : null);
      });
    });

  /** The signs with what was found, as a file; null where it was cancelled. */
  readonly save = (format: SavedFormat, language: 'zh' | 'en'): Promise<Blob | null> => {
    this.stop();
    this.go({ saving: format, progress: { stage: 'saving', done: 0, total: 1 } });
    return new Promise((resolve) => {
      this.order = this.crew.ask({ kind: 'save', format, language }, (said) => {
        if (said.kind === 'progress') return this.go({ progress: said });
        this.order = null;
        this.go({ saving: null, progress: null, ...(said.kind === 'failed' ? { problems: [broken(said.message)] } : {}) });
        resolve(said.kind === 'saved' ? said.blob : null);
      });
    });
  };

  /** The mapping as a file; empty where there is none. */
  get mappingText(): string {
    return this.view.mapping === null ? '' : writeMapping(this.view.mapping);
  }

  readonly loadMapping = (text: string, name: string): void => {
    const { guess } = this.view;
    const read = readMapping(text, name);
    if (!read.ok) this.go({ problems: read.problems });
    else if (guess !== null) this.map(applyMapping(read.value, guess.mapping));
  };

  readonly close = (): void => {
    clearTimeout(this.timer);
    this.crew.close();
  };

  private stop(): void {
    this.cancel();
    this.order = null;
    this.asking += 1;
  }

  private judge(mapping: RosterMapping | null): void {
    this.ask({ kind: 'judge', mapping, options: { asOf: this.day, today: this.day } });
  }

  private words(): void {
    const { mapping } = this.view;
    if (mapping === null) return;
    this.crew.ask({ kind: 'words', mapping }, (said) => {
      if (said.kind === 'words' && this.view.mapping === mapping) this.go({ words: said.words });
    });
  }

  private ask(order: Parameters<Crew['ask']>[0]): void {
    const asking = this.asking;
    this.order = this.crew.ask(order, (said) => {
      // What was left for something else says no more.
      if (asking === this.asking) this.hear(said);
    });
  }

  private hear(said: Said): void {
    switch (said.kind) {
      case 'progress':
        return this.go({ progress: said });
      case 'opened':
        this.order = null;
        return this.go({ phase: 'mapping', progress: null, table: said.table, guess: said.guess, mapping: said.guess.mapping, words: said.words, problems: [] });
      case 'begun':
        return this.go({ signs: new HeldSigns(said.count, said.extra), summary: null, asOf: this.day });
      case 'piece': {
        if (this.view.signs instanceof HeldSigns) this.view.signs.add(said.piece);
        const now = performance.now();
        if (now - this.looked < LOOK) return;
        this.looked = now;
        this.revision += 1;
        return this.host.requestUpdate();
      }
      case 'judged':
        this.order = null;
        this.revision += 1;
        return this.go({ phase: 'done', progress: null, summary: summaryOf(said.tally, this.plan), remarks: said.remarks, unknown: said.unknown });
      case 'refused':
        return this.end(said.problems);
      case 'failed':
        return this.end([broken(said.message)]);
      case 'cancelled':
        return this.end([]);
      default:
    }
  }

  /** Nothing came of it: back to the columns, or to what stood before. */
  private end(problems: AuditView['problems']): void {
    this.order = null;
    const { table, summary } = this.view;
    if (table !== null) return this.go({ phase: 'mapping', progress: null, problems, signs: summary === null ? null : this.view.signs });
    this.go({ phase: summary === null ? 'none' : 'done', progress: null, problems });
  }

  private go(change: Partial<AuditView>): void {
    this.view = { ...this.view, ...change };
    this.host.requestUpdate();
  }
}

const broken = (message: string): AuditView['problems'][number] => ({ code: 'roster.broken', received: message, text: { zh: '核查中断；重新开始一次，仍不行就换一个文件试。', en: 'The audit broke off; start it again, and where that does not help try another file.' } });
