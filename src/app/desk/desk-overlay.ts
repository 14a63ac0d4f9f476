/** What lies over the map for a while: the features of a difference while versions are compared, remarks while they are written, files before they are imported. */
import type { Feature, Geometry } from 'geojson';
import { DeliveryOverlay } from '../../map/desk/delivery-overlay.ts';
import { Overlay, type OverlayKind } from '../../map/desk/overlay.ts';
import type { SignPlanDeskMap } from '../../map/desk/sign-plan-desk-map.ts';
import type { Theme } from '../../map/palette.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Remark } from '../../report/remarks/types.ts';
import type { PlanDiff } from '../../survey/diff/types.ts';

export interface Differing {
  readonly difference: PlanDiff;
  readonly from: Plan;
  readonly to: Plan;
}

const NONE: readonly Feature[] = [];

export class DeskOverlay {
  private readonly overlays = new WeakMap<object, Overlay>();
  private readonly deliveries = new WeakMap<object, DeliveryOverlay>();
  private made: { readonly of: PlanDiff; readonly features: readonly Feature[] } | null = null;
  private noted: { readonly of: readonly (readonly Remark[])[]; readonly features: readonly Feature[] } | null = null;

  /** On every map that there is. */
  show(element: SignPlanDeskMap | null, features: readonly Feature[], theme: Theme): void {
    for (const map of element?.maps ?? []) {
      const overlay = this.overlays.get(map) ?? new Overlay(map);
      this.overlays.set(map, overlay);
      overlay.show(features, theme);
    }
  }

  /** Files that are looked at, and the finding that stands out. */
  deliver(element: SignPlanDeskMap | null, features: readonly Feature[], finding: Geometry | null, theme: Theme): void {
    for (const map of element?.maps ?? []) {
      const overlay = this.deliveries.get(map) ?? new DeliveryOverlay(map);
      this.deliveries.set(map, overlay);
      overlay.show(features, finding, theme);
    }
  }

  /** Made once a difference. */
  async changes(differing: Differing | null): Promise<readonly Feature[]> {
    if (differing === null) return NONE;
    if (this.made?.of === differing.difference) return this.made.features;
    const { changedFeatures } = await import('../../survey/diff/changed-features.ts');
    const changed = changedFeatures(differing.difference, differing.from, differing.to);
    const features = (['changed', 'removed', 'added'] as const).flatMap((kind) => changed[kind].map((feature) => ({ ...feature, properties: { ...feature.properties, kind } })));
    this.made = { of: differing.difference, features };
    return features;
  }

  /** Numbered as they are listed. */
  remarks(lists: readonly (readonly Remark[])[]): readonly Feature[] {
    if (this.noted !== null && this.noted.of.length === lists.length && lists.every((list, i) => list === this.noted?.of[i])) return this.noted.features;
    const features = lists.flatMap((list) => list.map((remark, i): Feature => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [...remark.at] }, properties: { kind: 'remark' satisfies OverlayKind, label: String(i + 1) } })));
    this.noted = { of: lists, features };
    return features;
  }
}
