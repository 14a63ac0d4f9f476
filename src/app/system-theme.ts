/** Light or dark as the system has it, for what can't ask by media query: the map's canvas. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Theme } from '../map/palette.ts';

/** As the host page asks for it; `bureau` is light, under a head in the blue of a government page. */
export type Look = 'auto' | 'light' | 'dark' | 'bureau';

export class SystemTheme implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.dark.addEventListener('change', this.changed);
  }

  hostDisconnected(): void {
    this.dark.removeEventListener('change', this.changed);
  }

  of(wanted: Look): Theme {
    return wanted === 'dark' || (wanted !== 'light' && wanted !== 'bureau' && this.dark.matches) ? 'dark' : 'light';
  }

  private readonly changed = (): void => this.host.requestUpdate();
}
