/** What the planner has before them: one state, read by every pane and changed in one place. */
import type { ReactiveControllerHost } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import type { Drawn, Identified, LayerState, MapTool } from '../../map/desk/types.ts';
import type { Theme } from '../../map/palette.ts';
import type { FeatureRef } from '../../survey/types.ts';
import type { SetId } from '../../survey/sets/types.ts';
import type { Opened } from '../package.ts';
import type { PartOfDesk } from './bars.ts';

/** What lies in the column beside the map. `look` is what was clicked and the figures. */
export const PANES = ['look', 'questions', 'surface', 'audit', 'versions', 'delivery', 'draw', 'paper', 'remarks'] as const;
export type Pane = (typeof PANES)[number];

export interface DeskState {
  readonly pane: Pane;
  /** ISO date that everything is seen and judged as of. */
  readonly asOf: string;
  readonly layers: readonly LayerState[];
  /** Names and numbers are written on the map. */
  readonly labels: boolean;
  /** Of the coordinates under the map; empty is the plan's own. */
  readonly crs: string;
  /** Id of the basemap; `schematic` is the package's own. */
  readonly basemap: string;
  readonly tool: MapTool | null;
  readonly tab: SetId;
  readonly chosen: FeatureRef | null;
  readonly identified: Identified | null;
  readonly drawn: readonly Drawn[];
  /** What lies over the plan and is not shown. */
  readonly hidden: ReadonlySet<'drawn' | 'remarks' | 'delivery'>;
  /** Parts that are folded away. */
  readonly folded: ReadonlySet<PartOfDesk>;
}

/** What every pane is given. */
export interface Desk {
  readonly opened: Opened;
  readonly language: Language;
  readonly theme: Theme;
  readonly state: DeskState;
  set(change: Partial<DeskState>): void;
}

export class DeskStore {
  state: DeskState;
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  private readonly heard = new Set<(before: DeskState, now: DeskState) => void>();

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, state: DeskState) {
    this.host = host;
    this.state = state;
  }

  readonly set = (change: Partial<DeskState>): void => {
    const before = this.state;
    this.state = { ...before, ...change };
    for (const hear of this.heard) hear(before, this.state);
    this.host.requestUpdate();
  };

  /** Called after every change; returns what ends it. */
  listen(hear: (before: DeskState, now: DeskState) => void): () => void {
    this.heard.add(hear);
    return () => this.heard.delete(hear);
  }
}
