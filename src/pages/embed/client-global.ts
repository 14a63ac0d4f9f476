/** `embed-client.js` as a classic script and as a module alike: both find `signplanFrame` on the window. */
import { signplanFrame } from './client.ts';

declare global {
  interface Window {
    signplanFrame: typeof signplanFrame;
  }
}

window.signplanFrame ??= signplanFrame;
