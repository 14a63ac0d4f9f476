/** How far a long run is, on standard error: one line written anew on a terminal, else a line every tenth. */
import type { Language } from '../../report/phrases.ts';
import type { Io } from '../io.ts';

/** Fewer rows than this are done before one has read it. */
const MANY = 5000;

export function progressTeller(io: Io, rows: number, language: Language): (done: number) => void {
  if (rows < MANY) return () => undefined;
  const steps = io.terminal === true ? 100 : 10;
  let told = 0;
  return (done) => {
    const step = Math.floor((done * steps) / rows);
    if (step <= told) return;
    told = step;
    const text = `${language === 'zh' ? '已判' : 'judged'} ${Math.round((step * 100) / steps)}%`;
    io.stderr(io.terminal === true ? `\r${text}${step === steps ? '\n' : ''}` : `${text}\n`);
  };
}
