/** What can be wrong with a frame's address or with a message to it, as values that say what to write instead. */
import { shown, type Problem } from '../../problem.ts';
import { EXAMPLES, type Setting } from './settings.ts';

const problem = (code: string, path: string, received: unknown, zh: string, en: string): Problem => ({ code: `embed.${code}`, path, received: shown(received), text: { zh, en } });

export const wrongSetting = (name: Setting, received: unknown): Problem => problem('value', name, received, `${name} 须写作：${EXAMPLES[name]}。`, `${name} must be written: ${EXAMPLES[name]}.`);

export const wrongFlag = (name: string, received: unknown): Problem => problem('value', name, received, `${name} 只写名称即可，或写 true、false。`, `${name} is written by its name alone, or as true or false.`);

export const unknownSetting = (name: string, known: readonly string[]): Problem => problem('unknown-setting', name.slice(0, 60), name, `没有这项设置；可用：${known.join('、')}。`, `There is no such setting; known: ${known.join(', ')}.`);

/** @param wanted what the page around the frame would have to write */
export const wrongOrigin = (received: string | null, wanted: string): Problem =>
  problem('origin', 'origin', received, `不收发消息：地址中的 origin 须写嵌入本页的网站，如 origin=${wanted}（协议、主机名、非默认端口，无路径；不可写 * 或 null）。`, `No messages: origin in the address must be the site that embeds this page, such as origin=${wanted} (scheme, host, port if not the default, no path; not * or null).`);

/** The browser knows who embeds the page, and it is somebody else. */
export const otherOrigin = (received: string, actual: string): Problem => problem('origin', 'origin', received, `不收发消息：嵌入本页的是 ${actual}；地址中须写 origin=${actual}。`, `No messages: this page is embedded by ${actual}; the address must say origin=${actual}.`);

export const wrongPlan = (received: string): Problem =>
  problem('plan', 'plan', received, '规划包须与本页同源。若须从别处读取，请网站管理员在 embed.html 的 <meta name="signplan-plan-origins" content="…"> 中列出其来源。', 'The package must be of the same origin as this page. To read one from elsewhere, the operator lists its origin in <meta name="signplan-plan-origins" content="…"> of embed.html.');

export const tooLarge = (path: string, zh: string, en: string): Problem => problem('bounds', path, '…', `消息过大：${zh}。`, `The message is too large: ${en}.`);

export const notPlain = (path: string, received: string): Problem => problem('not-plain', path, received, '消息只能是 JSON 中可以写出的值，且不得用 __proto__、constructor、prototype 作名称。', 'A message holds only what JSON can say, and no name may be __proto__, constructor or prototype.');

export const wrongMessage = (path: string, received: string, expected: string): Problem => problem('message', path, received, `消息不符合 signplan-embed/1：此处须为 ${expected}。`, `The message is not as signplan-embed/1 has it: ${expected} is expected here.`);

export const tooMany = (perSecond: number): Problem => problem('too-many', '', `> ${perSecond}/s`, `消息太密：每秒不得超过 ${perSecond} 条，其余不处理。`, `Too many messages: ${perSecond} a second at most, the rest is dropped.`);
