/** What the schema expects at a place, so that a scalar is read as what it is wanted for, and a mistyped member meets its neighbours. */
import type * as v from 'valibot';

type Schema = v.GenericSchema;

/** The forms that a value may have there: unions and wrappers opened. */
export function forms(schema: Schema): Schema[] {
  if ('options' in schema && schema.type === 'union' && Array.isArray(schema.options)) return (schema.options as Schema[]).flatMap(forms);
  if ('wrapped' in schema && isSchema(schema.wrapped)) return forms(schema.wrapped);
  return [schema];
}

/** What is expected of a member or an item, over all forms. */
export function below(schemas: readonly Schema[], key: string | number): Schema[] {
  return schemas.flatMap((schema) => {
    if (typeof key === 'string' && 'entries' in schema && isEntries(schema.entries)) {
      const entry = Object.hasOwn(schema.entries, key) ? schema.entries[key] : undefined;
      return entry === undefined ? [] : forms(entry);
    }
    if (typeof key === 'string' && schema.type === 'record' && 'value' in schema && isSchema(schema.value)) return forms(schema.value);
    if (typeof key === 'number' && schema.type === 'array' && 'item' in schema && isSchema(schema.item)) return forms(schema.item);
    if (typeof key === 'number' && schema.type === 'tuple' && 'items' in schema && Array.isArray(schema.items)) return (schema.items as Schema[]).slice(key, key + 1).flatMap(forms);
    return [];
  });
}

/** Members that are known at a place; undefined where any name may stand. */
export function members(schemas: readonly Schema[]): string[] | undefined {
  const names = schemas.flatMap((schema) => ('entries' in schema && isEntries(schema.entries) ? Object.keys(schema.entries) : []));
  return names.length === 0 ? undefined : [...new Set(names)];
}

const TEXTS: ReadonlySet<string> = new Set(['string', 'picklist', 'literal']);

/** Whether only words are wanted: then `001` and `no` are what is written. */
export const wantsText = (schemas: readonly Schema[]): boolean => schemas.some(({ type }) => TEXTS.has(type)) && schemas.every(({ type }) => type !== 'number' && type !== 'boolean');

export const wantsList = (schemas: readonly Schema[]): boolean => schemas.length > 0 && schemas.every(({ type }) => type === 'array');

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
const isEntries = (value: unknown): value is Record<string, Schema> => typeof value === 'object' && value !== null;
