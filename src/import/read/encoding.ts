/** In what the texts of a DBF are written: a person's word, the `.cpg`, the language byte, valid UTF-8, else GB18030, which holds GBK and GB2312. */
import { shown } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { TextReading } from '../types.ts';
import { noticed } from './say.ts';

export interface EncodingJudgement {
  readonly encoding: string;
  readonly by: TextReading['by'];
  /** Text, and whether its last character was cut off in its bytes. */
  readonly decode: (bytes: Uint8Array) => { readonly text: string; readonly cut: boolean };
  readonly findings: readonly ImportFinding[];
}

export interface EncodingEvidence {
  readonly file: string;
  readonly layer: string;
  /** What a person said. */
  readonly user: string | undefined;
  /** Content of the `.cpg`. */
  readonly cpg: string | undefined;
  /** Byte 29 of the DBF. */
  readonly language: number;
  /** Names and texts that are not ASCII; asked for when they are needed. */
  readonly samples: () => Iterable<Uint8Array>;
}

/** Code pages by number, as `.cpg` files and language bytes mean them. */
const PAGES: Readonly<Record<string, string>> = { '936': 'gb18030', '54936': 'gb18030', '65001': 'utf-8', '950': 'big5', '932': 'shift_jis', '949': 'euc-kr', '874': 'windows-874', '88591': 'windows-1252' };
/** Language bytes that say a script. Those of western pages are left out: programs write them without looking. */
const LANGUAGES: Readonly<Record<number, string>> = { 0x4d: '936', 0x7a: '936', 0x4f: '950', 0x78: '950', 0x13: '932', 0x7b: '932', 0x4e: '949', 0x79: '949', 0xc9: '1251' };

/** Name that `TextDecoder` knows; undefined for one that it does not. GBK and GB2312 are read as what holds both. */
function encodingOf(label: string): string | undefined {
  const plain = label.replace(/^\ufeff/, '').trim().toLowerCase();
  const page = /^(?:(?:ansi|oem|cp|windows|ibm|ms)[\s_-]*)?(\d{3,5})$/.exec(plain)?.[1];
  const name = page === undefined ? plain : (PAGES[page] ?? `windows-${page}`);
  try {
    const known = new TextDecoder(name).encoding;
    return known === 'gbk' ? 'gb18030' : known;
  } catch {
    return undefined;
  }
}

const titleOf = (encoding: string): string => (encoding === 'utf-8' ? 'UTF-8' : encoding === 'gb18030' ? 'GB18030' : encoding.startsWith('utf-16') ? 'UTF-16' : encoding);

export function judgeEncoding({ file, layer, user, cpg, language, samples }: EncodingEvidence): EncodingJudgement {
  const findings: ImportFinding[] = [];
  const settled = (encoding: string, by: TextReading['by']): EncodingJudgement => ({ encoding: titleOf(encoding), by, decode: decoderOf(encoding), findings });
  const bytesSay = (): EncodingJudgement => (isUtf8(samples()) ? settled('utf-8', 'valid') : settled('gb18030', 'fallback'));
  if (user !== undefined) {
    const named = encodingOf(user);
    if (named !== undefined) return settled(named, 'user');
    findings.push(noticed('error', 'encoding-unknown', '指定的编码无法识别；写 UTF-8、GBK、GB18030 或 Big5。', 'The encoding that was stated is not known; write UTF-8, GBK, GB18030 or Big5.', { file, layer, received: shown(user) }));
  }
  if (cpg !== undefined && cpg.trim() !== '') {
    const named = encodingOf(cpg);
    if (named === undefined) findings.push(noticed('remark', 'encoding-unknown', '.cpg 写的编码无法识别，未采用；按字节判断。', 'The .cpg names an encoding that is not known; it was put aside and the bytes were looked at.', { file, layer, received: shown(cpg.trim()) }));
    else if (!contradicts(named, samples())) return settled(named, 'cpg');
    else return contradicted(findings, bytesSay(), { file, layer, received: shown(cpg.trim()) }, { zh: '.cpg 文件', en: 'the .cpg' }, named);
  }
  const page = LANGUAGES[language];
  const byPage = page === undefined ? undefined : encodingOf(page);
  if (byPage !== undefined) {
    if (!contradicts(byPage, samples())) return settled(byPage, 'language-byte');
    return contradicted(findings, bytesSay(), { file, layer, received: `0x${language.toString(16)}` }, { zh: 'DBF 的语言字节', en: 'the language byte of the DBF' }, byPage);
  }
  return bytesSay();
}

function contradicted(findings: ImportFinding[], judged: EncodingJudgement, where: Partial<ImportFinding>, who: { zh: string; en: string }, named: string): EncodingJudgement {
  findings.push(noticed('error', 'encoding-contradiction', `${who.zh}写明 ${titleOf(named)}，但文字的字节不是；现按 ${judged.encoding} 读取供查看。核对后在映射文件中写明 encoding。`, `The bytes of the texts contradict ${who.en}, which says ${titleOf(named)}; they were read as ${judged.encoding} to be looked at. Check, and state the encoding in the mapping.`, where));
  return judged;
}

/** UTF-8 that is none; another page where everything is UTF-8 (three characters of three bytes each are no accident); a western page over Chinese. */
function contradicts(encoding: string, samples: Iterable<Uint8Array>): boolean {
  if (encoding === 'utf-8') return !isUtf8(samples);
  const all = [...samples];
  if (encoding.startsWith('windows-125') && looksChinese(all)) return true;
  return isWideUtf8(all);
}

/** GB2312 has its characters in pairs of high bytes; accents of western words mostly stand alone. Programs that know no page write ISO-8859-1. */
function looksChinese(samples: readonly Uint8Array[]): boolean {
  let [pairs, single] = [0, 0];
  for (const bytes of samples) {
    let run = 0;
    for (const byte of [...bytes, 0]) {
      if (byte >= 0xa1) run += 1;
      else {
        if (run % 2 === 1) single += 1;
        else pairs += run / 2;
        run = 0;
      }
    }
  }
  return pairs >= 2 && pairs > single * 4;
}

function isWideUtf8(samples: readonly Uint8Array[]): boolean {
  let wide = 0;
  for (const bytes of samples) {
    if (!isUtf8([bytes])) return false;
    for (const byte of bytes) if (byte >= 0xe0 && byte < 0xf0) wide += 1;
  }
  return wide >= 3;
}

/** Whether all are UTF-8; the last character of each may have been cut off by the width of its field. */
function isUtf8(samples: Iterable<Uint8Array>): boolean {
  for (const bytes of samples) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    } catch {
      return false;
    }
  }
  return true;
}

function decoderOf(encoding: string): EncodingJudgement['decode'] {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => {
    const text = decoder.decode(bytes, { stream: true });
    return { text, cut: decoder.decode() !== '' };
  };
}
