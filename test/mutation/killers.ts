/** Loads the tests that must notice, each as a suite of its own, in their order. */
import { KILLERS } from './files.ts';
import { file } from './gather.ts';

for (const name of KILLERS) await file(name, () => import(/* @vite-ignore */ `../../${name}`));
