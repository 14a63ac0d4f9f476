/** Apart from the map's other events: the findings choose features as well, and need no map for it. */
export interface FeatureRef {
  readonly layer: string;
  readonly key: string;
}
interface Selection extends FeatureRef {
  /** What else stands there, the nearest first. */
  readonly others: readonly FeatureRef[];
}

/** A site, an existing sign or a protected place was chosen on the map. */
export class SelectEvent extends CustomEvent<Selection> {
  constructor(detail: Selection) {
    super('sign-plan-select', { bubbles: true, composed: true, detail });
  }
}
