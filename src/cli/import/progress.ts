/** How far an import is: on a terminal one line that is written anew, else a line for each thing that begins. */
import type { Progress } from '../../import/deliver.ts';
import type { Language } from '../../report/phrases.ts';
import { printable, type Io } from '../io.ts';

const STAGES: Readonly<Record<Progress['stage'], readonly [zh: string, en: string]>> = {
  read: ['读取', 'Reading'],
  place: ['定位', 'Placing'],
  map: ['对应', 'Mapping'],
  judge: ['检查', 'Judging'],
  build: ['生成数据包', 'Building the package'],
  write: ['写入', 'Writing'],
};
/** Milliseconds between two writings of the line. */
const OFTEN = 100;

export class ProgressLine {
  private last = '';
  private told = -Infinity;
  private readonly io: Io;
  private readonly language: Language;

  constructor(io: Io, language: Language) {
    this.io = io;
    this.language = language;
  }

  tell({ stage, share, text }: Progress): void {
    const name = STAGES[stage][this.language === 'zh' ? 0 : 1];
    const words = printable(text[this.language]);
    const what = words === name || words === '' ? name : words.startsWith(name) ? words : `${name} · ${words}`;
    if (this.io.terminal !== true) {
      if (what !== this.last) this.io.stderr(`${what}…\n`);
      this.last = what;
      return;
    }
    const now = performance.now();
    if (what === this.last && now - this.told < OFTEN) return;
    this.last = what;
    this.told = now;
    this.io.stderr(`\r\u001b[K${String(Math.round(share * 100)).padStart(3)} %  ${what}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.io.terminal === true && this.last !== '') this.io.stderr('\r\u001b[K');
    this.last = '';
  }
}
