/** The package that the script itself brings, for an element without `plan`. None does but the single file, whose build has `single/builtin.ts` in this place. */
import type { ByteSource } from '../io/source.ts';

export const builtin: (() => ByteSource) | null = null;
