/** A mark by which two people see that they hold the same report: the beginning of the digest of its bytes. */
import { sha256 } from '../io/sha256.ts';
import { reportJson } from './report.ts';
import type { Report } from './types.ts';

/** Digits shown, in groups. 48 bits: no two reports of a city share them by accident. */
const DIGITS = 12;

/** SHA-256 of the report as `reportJson` writes it, its first twelve hexadecimal digits: `4E1C 09B7 52AD`. */
export function fingerprint(report: Report): string {
  const digest = sha256(new TextEncoder().encode(reportJson(report)));
  return (digest.slice(0, DIGITS).toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
