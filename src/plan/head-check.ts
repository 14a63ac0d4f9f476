/** The two files at the head of a package, held against their schemas. Apart from `load.ts`, since a page that knows a package by its digest needs none of it. */
import type { Result } from '../problem.ts';
import { readJson } from './read-json.ts';
import { manifest, type Manifest } from './schema/manifest.ts';
import { rules, type Rules } from './schema/rules.ts';

export const readManifest = (bytes: Uint8Array, file: string): Result<Manifest> => readJson(bytes, file, manifest, 'package');
export const readRules = (bytes: Uint8Array, file: string): Result<Rules> => readJson(bytes, file, rules, 'rules');
