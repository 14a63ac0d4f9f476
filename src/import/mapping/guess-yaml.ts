/** YAML as it is written for a person: comments beside what they explain, quotes only where they are needed. */

/** A word as YAML reads it back, letter for letter. */
export function scalar(text: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.（）()/-]*(?: [\p{L}\p{N}_.（）()/-]+)*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) && !/[\s(]$/.test(text);
  return plain ? text : JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFD]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A comment ends with its line, and texts of a delivery may hold anything. */
export const remark = (text: string, most = 160): string => {
  const plain = text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFD]+/g, ' ').trim();
  return `# ${plain.length > most ? `${plain.slice(0, most - 1)}…` : plain}`;
};

/** `{ system: "EPSG:4527" }` */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${Object.entries(value).map(([name, part]) => `${scalar(name)}: ${flow(part)}`).join(', ')} }`;
  return typeof value === 'string' ? scalar(value) : String(value);
}
