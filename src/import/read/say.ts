/** What reading has to say, in one line of code each. */
import type { Problem } from '../../problem.ts';
import type { ImportFinding, Severity } from '../finding.ts';

export const noticed = (severity: Severity, code: string, zh: string, en: string, more: Partial<ImportFinding> = {}): ImportFinding => ({ code: `import.${code.replaceAll('.', '-')}`, severity, ...more, text: { zh, en } });

export const refused = (code: string, file: string, zh: string, en: string, received?: string): Problem => ({ code: `import.${code}`, file, ...(received === undefined ? {} : { received }), text: { zh, en } });

/** One file that cannot be read among others that can: an error of the delivery. */
export function asFinding({ code, file, path, received, text }: Problem, fallback: string): ImportFinding {
  const where = path === undefined || path === '' ? {} : { feature: path };
  return { code: code.startsWith('import.') ? (code as ImportFinding['code']) : `import.${code.replaceAll('.', '-')}`, severity: 'error', file: file ?? fallback, ...where, ...(received === undefined ? {} : { received }), text };
}

/** The first few of many, for a sentence. */
export const some = (names: readonly string[], most = 5): string => (names.length > most ? `${names.slice(0, most).join('、')}…` : names.join('、'));
