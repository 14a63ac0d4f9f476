/**
 * Where a sign may go, for the desk: asks for the view's ground, paints what comes, and tells of the place that is pointed at.
 * The host is updated with every part; the picture is the same object with another version until another question is put.
 */
import type { Checker } from '../../../check/checker.ts';
import type { CheckResult } from '../../../check/types.ts';
import type { GroundPicture } from '../../../map/desk/types.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Proposal } from '../../../plan/proposal-types.ts';
import { cellAt, cornersOf, gridFor, type ViewBox } from '../../../survey/suitability/grid.ts';
import { totalsOf, type SurfaceTotals } from '../../../survey/suitability/totals.ts';
import { CELL_STATES, type CellPointed, type Surface, type SurfaceGrid, type SurfaceProgress } from '../../../survey/suitability/types.ts';
import { SurfaceHands } from './hands.ts';
import { paintingOf, type ColourOf, type Painting } from './picture.ts';
import type { FromSurface, SurfacePart } from './talk.ts';

export interface SurfaceQuestion {
  /** What is typed; its place is of no account. */
  readonly proposal: Proposal;
  /** ISO date. */
  readonly asOf: string;
  /** What the map shows, degrees. */
  readonly view: ViewBox;
  /** CSS pixels that the view's width takes up. */
  readonly width: number;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
}

export class SurfaceDesk {
  private readonly plan: Plan;
  private readonly checker: Checker;
  private readonly host: { requestUpdate(): void };
  private readonly colour: ColourOf;
  private readonly workers: boolean;
  private hands: SurfaceHands | null = null;
  private question: SurfaceQuestion | null = null;
  private grid: SurfaceGrid | null = null;
  /** The last part that has not been shown yet. */
  private pending: SurfacePart | null = null;

  /** As far as it has come; null before the first part. */
  surface: Surface | null = null;
  totals: SurfaceTotals | null = null;
  picture: GroundPicture | null = null;
  progress: SurfaceProgress = 'none';

  /** @param colour of the design by token, as it is now: `paintAgain` after another theme was chosen */
  constructor(opened: { readonly plan: Plan; readonly checker: Checker }, host: { requestUpdate(): void }, colour: ColourOf, workers = true) {
    this.plan = opened.plan;
    this.checker = opened.checker;
    this.host = host;
    this.colour = colour;
    this.workers = workers;
  }

  /** Asks for the ground of a view; what was asked before is given up. The same question again changes nothing. */
  ask(question: SurfaceQuestion): void {
    const { manifest } = this.plan;
    const grid = gridFor(manifest, question.view);
    const { question: before } = this;
    const same = before !== null && this.progress !== 'failed' && JSON.stringify([before.proposal.properties, before.asOf, this.grid]) === JSON.stringify([question.proposal.properties, question.asOf, grid]);
    this.question = question;
    if (same) return;
    this.grid = grid;
    this.surface = null;
    this.totals = null;
    if (!grid) {
      this.hands?.stop();
      this.picture = null;
      this.progress = 'none';
    } else {
      this.hands ??= new SurfaceHands(this.plan, this.checker, (message) => this.hear(message), this.workers);
      this.progress = 'running';
      this.hands.ask({ proposal: { ...question.proposal, geometry: NOWHERE }, asOf: question.asOf, grid, painting: this.painting(grid, question) });
    }
    this.host.requestUpdate();
  }

  /** The sign and the day that the surface is of; null while none has been asked for. */
  get made(): Pick<SurfaceQuestion, 'proposal' | 'asOf'> | null {
    return this.question;
  }

  /** Gives up what runs; what has come stays. */
  stop(): void {
    this.hands?.stop();
    if (this.progress === 'running') this.progress = 'none';
    this.question = null;
    this.host.requestUpdate();
  }

  /** Ends the worker; to be called when the desk is left. */
  close(): void {
    this.hands?.close();
    this.hands = null;
    this.question = null;
    this.progress = 'none';
  }

  /** In the colours that the design has now, and as large as the picture is shown now. */
  paintAgain(size?: Pick<SurfaceQuestion, 'view' | 'width' | 'ratio'>): void {
    const { grid, question } = this;
    if (!grid || !question) return;
    this.question = { ...question, ...size };
    this.hands?.paint(this.painting(grid, this.question));
  }

  /** The cell of a place; null where there is none, or it has no answer yet. */
  at(lon: number, lat: number): CellPointed | null {
    const { surface } = this;
    const index = surface ? cellAt(surface.grid, [lon, lat], this.plan.manifest) : -1;
    const state = CELL_STATES[surface?.states[index] ?? -1];
    const cause = surface?.list[surface.causes[index] ?? -1];
    return state && cause ? { at: [lon, lat], state, cause } : null;
  }

  /** The whole judgement at a place, by the plan's own location error, as the surface is made with. */
  check(lon: number, lat: number): CheckResult | null {
    const { question, plan } = this;
    if (!question) return null;
    const { building: _, ...stated } = question.proposal.properties;
    const properties = { ...stated, accuracy: plan.manifest.defaultAccuracy } as Proposal['properties'];
    return this.checker.check({ geometry: { type: 'Point', coordinates: [lon, lat] }, properties }, { asOf: question.asOf });
  }

  private hear(message: FromSurface): void {
    const { grid } = this;
    if (!grid) return;
    if (message.kind === 'failed') {
      this.progress = 'failed';
      return this.host.requestUpdate();
    }
    const { states, causes, list, done } = message;
    this.surface = { grid, states, causes, list };
    if (done) this.progress = 'done';
    // Parts that come faster than the screen changes are shown once.
    const waiting = this.pending !== null;
    this.pending = message;
    if (!waiting) requestAnimationFrame(() => this.show());
  }

  private show(): void {
    const { pending: part, surface, picture: before } = this;
    this.pending = null;
    if (!part || !surface) return;
    const { columns, rows } = surface.grid;
    const [width, height] = [columns * part.painting.pixels, rows * part.painting.pixels];
    const canvas = before?.canvas ?? document.createElement('canvas');
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.getContext('2d')?.putImageData(new ImageData(part.pixels, width, height), 0, 0);
    const corners = cornersOf(surface.grid, this.plan.manifest).map(([lon, lat]) => [lon, lat]) as unknown as GroundPicture['corners'];
    this.picture = { canvas, corners, version: (before?.version ?? 0) + 1 };
    this.totals = totalsOf(surface);
    this.host.requestUpdate();
  }

  /** The grid reaches somewhat beyond the view. */
  private painting(grid: SurfaceGrid, { view, width, ratio }: SurfaceQuestion): Painting {
    const [[west], [east]] = cornersOf(grid, this.plan.manifest);
    return paintingOf(grid, (width * (east - west)) / (view[2] - view[0]), ratio, this.colour);
  }
}

const NOWHERE = { type: 'Point' as const, coordinates: [0, 0] };
