/** What the pane of drawing asks for. */
import type { Drawn, MapTool } from '../../map/desk/types.ts';

/** `load`: things of a file beside those that are there. `point`: the next point of what is being drawn; `finish`: it is done. */
export type DrawChange =
  | { readonly action: 'rename'; readonly id: string; readonly name: string }
  | { readonly action: 'remove' | 'zoom'; readonly id: string }
  | { readonly action: 'buffer' | 'radius'; readonly id: string; readonly metres: number }
  | { readonly action: 'load'; readonly drawn: readonly Drawn[] }
  | { readonly action: 'snapping'; readonly on: boolean }
  | { readonly action: 'point'; readonly lon: number; readonly lat: number }
  | { readonly action: 'clear' | 'undo' | 'redo' | 'finish' };

declare module '../shared/events.ts' {
  interface SignPlanEvents {
    /** A tool of the hand taken; null asks what lies where. */
    'sign-plan-tool': CustomEvent<{ readonly tool: MapTool | null }>;
    'sign-plan-draw-change': CustomEvent<DrawChange>;
    /** A drawn area is to be the place of a question. */
    'sign-plan-draw-filter': CustomEvent<{ readonly id: string }>;
    /** A file to be handed to the browser. */
    'sign-plan-draw-save': CustomEvent<{ readonly name: string; readonly text: string }>;
  }
}
