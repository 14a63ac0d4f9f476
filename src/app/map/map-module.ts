/** The map's way from nothing to drawn. Its code is fetched late: no verdict waits for it. */
import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { MapErrorEvent } from '../../map/events.ts';
import type { Choice } from './map-choice.ts';
import { onceOnline } from '../online.ts';
import type { Pane } from './map-pane.ts';

/** `drawing`: its code is here, its picture not yet. `waiting`: it says itself what for. */
export type MapState = 'none' | 'coming' | 'drawing' | 'waiting' | 'shown' | 'failed';

export class MapModule {
  state: MapState = 'none';
  private choice: Choice | null = null;
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.host = host;
  }

  /** Whether there is a map element to be rendered. */
  get here(): boolean {
    return this.state === 'drawing' || this.state === 'waiting' || this.state === 'shown';
  }

  /** Nothing is shown before `begin`. `failed`: the full map was tried, another stands in. */
  async fetch(failed = false): Promise<void> {
    if (!this.here) this.go('coming');
    try {
      const { chooseMap } = await import('./map-choice.ts');
      this.choice = await chooseMap(failed, this.retry);
      if (failed || this.choice.simple !== 'not-loaded') return;
    } catch (error) {
      console.error('sign-plan: the map could not be fetched.', error);
    }
    onceOnline(() => (this.state === 'none' ? undefined : this.retry()));
  }

  begin(): void {
    if (this.state === 'coming') this.go(this.choice === null ? 'failed' : 'drawing');
  }

  /** A simple map stands until the full one is here. */
  readonly retry = (): void => {
    void this.fetch().then(() => (this.here && this.choice?.simple === null ? this.go('drawing') : this.begin()));
  };

  /** Without a package there is nothing to draw. */
  close(): void {
    this.go('none');
  }

  render(given: Omit<Pane, 'drawn' | 'onReady' | 'onError'>): TemplateResult | typeof nothing {
    return this.here && this.choice !== null ? this.choice.pane({ ...given, drawn: this.state === 'shown', onReady: this.onReady, onError: this.onError }) : nothing;
  }

  private go(state: MapState): void {
    this.state = state;
    this.host.requestUpdate();
  }

  private readonly onReady = (): void => this.go('shown');

  private readonly onError = ({ detail: { kind, message } }: MapErrorEvent): void => {
    console.error(`sign-plan: map ${kind}: ${message}`);
    if (kind === 'unavailable') {
      const full = this.choice?.simple === null;
      this.choice = null;
      this.go(full ? 'coming' : 'failed');
      if (full) void this.fetch(true).then(() => this.begin());
    }
    else if (kind !== 'minor') this.go('waiting');
  };
}
