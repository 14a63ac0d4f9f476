/** Compares packages beside the page. */
import type { ToVersions } from './talk.ts';
import { Work } from './work.ts';

const work = new Work((message) => postMessage(message));
addEventListener('message', ({ data }: MessageEvent<ToVersions>) => work.take(data));
