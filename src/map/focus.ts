/** The sign, as it stands or as it is being dragged, and what is pointed at: kept on the map in step with what the element was given. */
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Language } from './context.ts';
import type { FeatureRef } from './events.ts';
import { highlightData, labelSide, proposalData, type Side } from './focus-data.ts';
import type { LonLat } from './local.ts';
import type { PlanView } from './plan-view.ts';
import { movedTo, proposalCentre, proposalShape } from './proposal-shape.ts';
import { labelFits } from './room.ts';
import { findFeature, labelOf } from './sources.ts';

/** What is to be shown, as of now. */
export interface FocusGiven {
  readonly plan: Plan | null;
  readonly proposal: Proposal | null;
  readonly language: Language;
  /** Pointed at in the panel. */
  readonly highlight: FeatureRef | null;
  /** Clicked on the map. */
  readonly chosen: FeatureRef | null;
  /** A baseline is being drawn: the sign as it stood would lie under it. */
  readonly drawing: boolean;
  readonly view: PlanView | null;
  /** What stands over the map. */
  readonly over: readonly Element[];
}

export class Focus {
  private readonly given: () => FocusGiven;
  /** The sign as it is dragged stands until the next proposal arrives. */
  private dragged: Proposal | null = null;
  /** Where the sign's words stand. */
  private side: Side = 'bottom';

  constructor(given: () => FocusGiven) {
    this.given = given;
  }

  /** As it stands, or as it is being dragged. */
  get sign(): Proposal | null {
    return this.dragged ?? this.given().proposal;
  }

  drag(at: LonLat): void {
    const { proposal } = this.given();
    if (!proposal) return;
    this.dragged = movedTo(proposal, at);
    this.draw();
  }

  /** A drag is over, or a new proposal has come. */
  settle(): void {
    this.dragged = null;
  }

  draw(): void {
    this.drawSign();
    this.drawHighlight();
  }

  drawSign(): void {
    this.side = this.freeSide();
    this.given().view?.setData({ proposal: this.signData() });
  }

  drawHighlight(): void {
    const { plan, view } = this.given();
    const ref = this.lit();
    const item = ref && findFeature(plan, ref.layer, ref.key);
    view?.setHighlight(this.highlightData(), item && { key: item.key, label: labelOf(item) });
  }

  /** The sign's words would be cut off or covered where they stand. */
  get crowded(): boolean {
    return this.side !== this.freeSide();
  }

  signData(): ReturnType<typeof proposalData> {
    const { plan, language, drawing } = this.given();
    return proposalData(drawing ? null : this.sign, plan?.manifest.defaultAccuracy ?? 0, language, this.side);
  }

  highlightData(): ReturnType<typeof highlightData> {
    const { plan, highlight } = this.given();
    const shown = highlight && this.sign;
    return highlightData(plan, this.lit(), shown && proposalShape(shown, 0));
  }

  /** What is pointed at in the panel, else what was clicked here. */
  private lit(): FeatureRef | null {
    const { highlight, chosen } = this.given();
    return highlight ?? chosen;
  }

  private freeSide(): Side {
    const { view, over } = this.given();
    const { sign } = this;
    return sign && view ? labelSide(proposalShape(sign, 0).bearing, labelFits(view.map, proposalCentre(sign), over)) : this.side;
  }
}
