/** A part of the page whose code is fetched late, and again where that failed: when asked, and when the network is back. */
import type { ReactiveControllerHost } from 'lit';
import { onceOnline } from './online.ts';

export class Lazy<T> {
  state: 'none' | 'coming' | 'here' | 'failed' = 'none';
  value: T | null = null;
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  private readonly load: () => Promise<T>;
  private running: Promise<T | null> | null = null;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, load: () => Promise<T>) {
    this.host = host;
    this.load = load;
  }

  /** Never rejects; null where it could not be fetched. */
  readonly fetch = (): Promise<T | null> => (this.running ??= this.run());

  private async run(): Promise<T | null> {
    this.go('coming');
    try {
      this.value = await this.load();
      this.go('here');
    } catch (error) {
      console.error('sign-plan: a part of the page could not be fetched.', error);
      this.running = null;
      onceOnline(this.fetch);
      this.go('failed');
    }
    return this.value;
  }

  private go(state: Lazy<T>['state']): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
