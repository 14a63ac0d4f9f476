/** A lit template as the text that it renders, for tests without a document. */
import { nothing, type TemplateResult } from 'lit';

const isTemplate = (value: unknown): value is TemplateResult => typeof value === 'object' && value !== null && 'strings' in value;

export function flat(value: unknown): string {
  if (value === nothing || value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(flat).join('');
  if (!isTemplate(value)) return String(value as string | number);
  return value.strings.map((text, index) => text + (index < value.values.length ? flat(value.values[index]) : '')).join('');
}
