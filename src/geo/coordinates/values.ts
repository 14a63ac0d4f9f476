/** Tokens as values: plain numbers, and angles of degrees, minutes and seconds, each with what is said of its axis. */
import type { Axis, NumberToken, Token } from './tokens.ts';

export interface Value {
  readonly value: number;
  /** The last digit that is given, in units of the value. */
  readonly step: number;
  /** Written in degrees, minutes, seconds. */
  readonly angle: boolean;
  readonly axis?: Axis;
  /** Minutes or seconds of 60 and more. */
  readonly wrong?: 'minutes' | 'seconds';
  /** With marks of degrees, minutes, seconds: no other reading is meant. */
  readonly marked: boolean;
  /** A letter N, E, S, W: the digits may be packed, ddmmss or ddmm.mmm. */
  readonly lettered: boolean;
}

/** Numbers in a row with nothing but space between them; `angle`: they carry marks. */
interface Run {
  numbers: NumberToken[];
  angle: boolean;
  axis?: Axis;
  sign: 1 | -1;
  lettered: boolean;
}

/** `lettersLead`: N, E, 北纬 stand before their numbers, not after. `loose`: there are letters to which no number belongs. */
function runsOf(tokens: readonly Token[], lettersLead: boolean): { readonly runs: readonly Run[]; readonly loose: boolean } {
  let loose = false;
  const runs: Run[] = [];
  let run: Run | undefined;
  let order = 0;
  /** Said of the next number. */
  let ahead: { axis: Axis; sign: 1 | -1; lettered: boolean } | undefined;
  const end = (): void => {
    run = undefined;
  };
  const announce = (axis: Axis, sign: 1 | -1, lettered: boolean): void => {
    end();
    // Two names in a row head a table or a list: they say nothing of one number.
    ahead = ahead === undefined ? { axis, sign, lettered } : undefined;
  };
  for (const token of tokens) {
    switch (token.kind) {
      case 'number':
        // After the seconds, or after a number that may have been seconds, a new one begins.
        if (run !== undefined && run.angle && order >= 3) end();
        if (run === undefined) {
          run = { numbers: [], angle: false, sign: ahead?.sign ?? 1, lettered: ahead?.lettered ?? false, ...(ahead === undefined ? {} : { axis: ahead.axis }) };
          runs.push(run);
          order = 0;
          ahead = undefined;
        }
        run.numbers.push(token);
        if (run.angle) order++;
        break;
      case 'mark':
        if (run === undefined) break;
        if (token.order === 0) {
          // Degrees begin a value: what stood before it in the row is another.
          const first = run.numbers.pop();
          if (first === undefined) break;
          if (run.numbers.length > 0) {
            run = { numbers: [first], angle: true, sign: 1, lettered: false };
            runs.push(run);
          } else run.numbers.push(first);
          run.angle = true;
          order = 1;
        } else if (!run.angle) end();
        else if (token.order === 2) order = 3;
        break;
      case 'hemisphere': {
        const last = run;
        if (!lettersLead && last !== undefined) {
          last.axis ??= token.axis;
          last.sign = token.sign;
          last.lettered = true;
          end();
        } else if (lettersLead) announce(token.axis, token.sign, true);
        else loose = true;
        break;
      }
      case 'label':
        announce(token.axis, 1, false);
        break;
      case 'break':
        end();
        break;
    }
  }
  return { runs, loose: loose || ahead?.lettered === true };
}

/** Degrees, and minutes and seconds as far as given, as one value; undefined where the numbers can't be that. */
function angle(numbers: readonly NumberToken[], run: Run): Value | undefined {
  const [d, m, s] = numbers;
  if (d === undefined || numbers.length > 3 || (m !== undefined && (d.places > 0 || m.value < 0)) || (s !== undefined && (m?.places !== 0 || s.value < 0))) return undefined;
  const units = numbers.length === 1 ? 1 : numbers.length === 2 ? 60 : 3600;
  const places = numbers.at(-1)?.places ?? 0;
  const size = Math.abs(d.value) + (m?.value ?? 0) / 60 + (s?.value ?? 0) / 3600;
  const wrong = (m?.value ?? 0) >= 60 ? 'minutes' : (s?.value ?? 0) >= 60 ? 'seconds' : undefined;
  return { value: (d.value < 0 ? -1 : run.sign) * size, step: 10 ** -places / units, angle: true, marked: run.angle, lettered: run.lettered, ...(run.axis === undefined ? {} : { axis: run.axis }), ...(wrong === undefined ? {} : { wrong }) };
}

/** Each number by itself; a row's name of an axis belongs to its first. */
const apart = (run: Run): readonly Value[] =>
  run.numbers.map(({ value, places }, index) => ({ value: (index === 0 ? run.sign : 1) * value, step: 10 ** -places, angle: false, marked: false, lettered: index === 0 && run.lettered, ...(index === 0 && run.axis !== undefined ? { axis: run.axis } : {}) }));

/** A row as degrees, minutes, seconds without marks: one value of two or three numbers, two values of four or six. */
function together(run: Run): readonly Value[] | undefined {
  const { numbers } = run;
  const half = numbers.length > 3 ? numbers.length / 2 : numbers.length;
  if (half !== 2 && half !== 3) return undefined;
  const parts = half === numbers.length ? [numbers] : [numbers.slice(0, half), numbers.slice(half)];
  const { axis: _, ...unnamed } = run;
  const values = parts.flatMap((part, index) => angle(part, index === 0 ? run : { ...unnamed, sign: 1, lettered: false }) ?? []);
  return values.length === parts.length ? values : undefined;
}

/** The values of a text; more than one list where letters or rows of bare numbers can be read in two ways, the likelier first. */
export function valuesOf(tokens: readonly Token[]): readonly (readonly Value[])[] {
  const at = (kind: Token['kind']): number => tokens.findIndex((token) => token.kind === kind);
  const [letter, number] = [at('hemisphere'), at('number')];
  const styles = letter === -1 ? [false] : letter < number ? [true, false] : [false, true];
  const read = styles.map((lettersLead) => runsOf(tokens, lettersLead));
  return read.filter(({ loose }) => !loose || read.every((other) => other.loose)).flatMap(({ runs }) => listsOf(runs));
}

function listsOf(runs: readonly Run[]): readonly (readonly Value[])[] {
  const marked = (run: Run): readonly Value[] => {
    const value = angle(run.numbers, run);
    return value === undefined ? apart(run) : [value];
  };
  const separate = runs.flatMap((run) => (run.angle ? marked(run) : apart(run)));
  const joined = runs.flatMap((run) => (run.angle ? marked(run) : (together(run) ?? apart(run))));
  return joined.length === separate.length ? [separate] : [joined, separate];
}
