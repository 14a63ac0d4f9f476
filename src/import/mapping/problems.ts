/** What is said of a mapping file that can't be read. */
import type { ErrorCode } from 'yaml';
import { shown, type Problem } from '../../problem.ts';

/** @param path `line:column` and the place within the mapping */
export function mappingProblem(code: string, file: string, path: string, zh: string, en: string, received?: unknown): Problem {
  return { code: `mapping.${code}`, file, ...(path === '' ? {} : { path }), ...(received === undefined ? {} : { received: shown(received) }), text: { zh, en } };
}

/** `名称：MC`, `名称:MC`: one word to YAML, which wants a colon of half width and a space. */
export function colonProblem(file: string, path: string, received: string): Problem {
  return mappingProblem('colon', file, path, '名称与值之间须用半角冒号加一个空格，如“key: 编号”；全角冒号“：”或没有空格都不行。', 'Between name and value stand a half-width colon and a space, as in “key: CODE”; neither a full-width colon “：” nor one without a space will do.', received);
}

export function quotesProblem(file: string, path: string, received: string): Problem {
  return mappingProblem('quotes', file, path, '中文引号“”会被当作文字的一部分，请改用半角引号 "" 或去掉。', 'Chinese quotes “” would be part of the text; use straight quotes "" or none.', received);
}

const SYNTAX: Partial<Record<ErrorCode, readonly [zh: string, en: string]>> = {
  TAB_AS_INDENT: ['缩进用了制表符（Tab），请改用空格。', 'The indent is a tab; use spaces.'],
  BAD_INDENT: ['缩进与同一层的其他行不一致。', 'The indent is not that of the other lines of its level.'],
  BAD_ALIAS: ['引用（*）无效；文字以星号开头时请加引号。', 'The alias (*) is wrong; put quotes about a text that begins with an asterisk.'],
  BAD_SCALAR_START: ['文字不能以此符号开头，请给它加引号。', 'A text cannot begin with this mark; put quotes about it.'],
  TAG_RESOLVE_FAILED: ['不接受自定义标签（!）；文字里有叹号时请加引号。', 'Tags of one’s own (!) are not accepted; put quotes about a text that begins with an exclamation mark.'],
  MULTIPLE_DOCS: ['只能有一份映射：“---”之后又有一份。', 'There can be one mapping; another follows after “---”.'],
  MISSING_CHAR: ['缺少引号、括号或冒号，或缩进与同层的其他行不一致。', 'A quote, bracket or colon is missing, or the indent is not that of the other lines.'],
  BAD_DQ_ESCAPE: ['双引号里的反斜杠有特别含义；路径请用单引号或 /。', 'A backslash has a meaning within double quotes; write paths with single quotes or /.'],
  MULTILINE_IMPLICIT_KEY: ['此行缺少冒号，或引号未闭合。', 'This line has no colon, or a quote is not closed.'],
  BLOCK_AS_IMPLICIT_KEY: ['一行内出现了两个“: ”；值里有冒号时请加引号。', 'There are two “: ” in one line; put quotes about a value that has a colon.'],
  BLOCK_IN_FLOW: ['花括号或方括号没有闭合。', 'A brace or bracket is not closed.'],
  NON_STRING_KEY: ['项的名称应为一个词。', 'The name of a member must be a word.'],
};

/** @param line the line as it is written: the cause is mostly seen in it, where the parser only tells that it has lost its way */
export function syntaxProblem(code: ErrorCode, file: string, at: string, line: string): Problem {
  const written = line.trim();
  if (code !== 'TAB_AS_INDENT' && /^[^#"']*：/.test(written) && !/^[^#"']*:(\s|$)/.test(written)) return colonProblem(file, at, written);
  if (code !== 'TAB_AS_INDENT' && /^(- )?[^\s#"'{[]+:[^\s/\\]/.test(written) && !/:(\s|$)/.test(written)) return colonProblem(file, at, written);
  const tab = /^\s*\t/.test(line) || code === 'TAB_AS_INDENT';
  const [zh, en] = SYNTAX[tab ? 'TAB_AS_INDENT' : code] ?? ['不是有效的 YAML：此处的缩进、引号或冒号有误。', 'This is not valid YAML: the indent, a quote or a colon is wrong here.'];
  return mappingProblem(tab ? 'tab' : 'yaml', file, at, zh, en, written);
}
