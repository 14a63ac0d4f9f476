/** JSON for people who edit it: what is short stands on one line. */

const WIDTH = 120;

export function stringifyJson(value: unknown): string {
  return `${written(value, '')}\n`;
}

function written(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const flat = onOneLine(value);
  // The outermost object is always spread.
  if (indent !== '' && indent.length + flat.length <= WIDTH) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[\n${value.map((item) => deeper + written(item, deeper)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  return members.length === 0 ? '{}' : `{\n${members.map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${written(item, deeper)}`).join(',\n')}\n${indent}}`;
}

function onOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  return members.length === 0 ? '{}' : `{ ${members.map(([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`).join(', ')} }`;
}
