/** `signplan new CITY`: the folder of a plan that is begun, with everything that a plan consists of and nothing that nobody knows. */
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { id as idSchema } from '../plan/schema/base.ts';
import type { PlanSource, ZoneClass } from '../plan/schema/manifest.ts';
import { emptyPackage } from '../plan/template/files.ts';
import { nationalDocuments } from '../plan/template/national.ts';
import { boxAbout } from '../plan/template/plan.ts';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { readArgs, usage } from './args.ts';
import { nationalAlong } from './default-plan.ts';
import { EXIT, printable, type Io } from './io.ts';

/** Metres from the centre to the edge of what a package covers, where no extent is stated. */
const HALF = 30_000;
const STYLES = ['prohibited', 'strict', 'general', 'display', 'outline'] as const;

export async function newPackage(argv: readonly string[], io: Io): Promise<Result<number>> {
  const string = { type: 'string' } as const;
  const args = readArgs(argv, { name: string, centre: string, extent: string, zones: string, segments: string }, { count: 1, name: 'CITY' });
  if (!args.ok) return args;
  const { positionals: [named = ''], text, language } = args.value;
  const dir = resolve(io.cwd, named);
  const id = basename(dir);
  if (!v.is(idSchema, id)) return fail(usage(id, '文件夹名就是规划的编号，只能用文字、数字、点、横线和下划线，以文字或数字开头。', 'The folder’s name is the plan’s id: letters, digits, dots, hyphens and underscores, a letter or digit first.'));
  if (id === 'national' || id === 'comparators') return fail(usage(id, '这个名字留给各城市共用的文件。', 'This name is kept for what all cities share.'));
  const extent = extentOf(text.get('extent'), text.get('centre'));
  if (!extent.ok) return extent;
  const [zones, segments] = [classesOf('zones', text.get('zones')), classesOf('segments', text.get('segments'))];
  if (!zones.ok) return zones;
  if (!segments.ok) return segments;
  const taken = await takenProblem(dir, named);
  if (taken !== null) return fail(taken);
  const along = nationalAlong();
  const national = await nationalDocuments(join(dirname(dir), 'national'), along ?? '');
  if (!national.ok) return national;

  const [zh = id, en = zh] = (text.get('name') ?? id).split('/').map((part) => part.trim());
  const { contents } = national.value;
  const files = emptyPackage({
    id, name: { zh, en }, extent: extent.value, zoneClasses: zones.value, segmentClasses: segments.value, day: io.today(), language,
    includes: contents.map((document) => ({ id: document.id, version: document.version })),
    signTypes: contents.flatMap(({ signTypes = [] }) => signTypes),
  });
  if (!files.ok) return files;
  await national.value.put();
  await putFolder(dir, files.value);
  const where = printable(named);
  await io.stdout(language === 'zh'
    ? `已新建 ${where}：${files.value.size} 个文件，都是空白。说明在 ${where}/README.md。\n下一步：npx signplan build ${where}，再 npx signplan import 交付文件夹 --into ${where} --guess\n`
    : `Made ${where}: ${files.value.size} files, nothing in them yet. What they are is in ${where}/README.md.\nNext: npx signplan build ${where}, then npx signplan import DELIVERY --into ${where} --guess\n`);
  return ok(EXIT.fine);
}

/** What is stated, or a box about the centre; every city lies somewhere. */
function extentOf(extent: string | undefined, centre: string | undefined): Result<PlanSource['extent']> {
  const numbers = (given: string): number[] => given.split(/[,，\s]+/).map((part) => (/^-?\d+(?:\.\d+)?$/.test(part) ? Number(part) : NaN));
  if (extent !== undefined) {
    const [west = NaN, south = NaN, east = NaN, north = NaN, ...more] = numbers(extent);
    if (more.length === 0 && west >= 73 && east <= 136 && south >= 3 && north <= 54 && west < east && south < north && east - west <= 7) return ok([west, south, east, north]);
    return fail(usage(`--extent ${extent}`, '须为 西,南,东,北，经纬度，在中国范围内，东西不超过 7°。', 'West, south, east, north are needed, in degrees, in China, at most 7° across.'));
  }
  if (centre === undefined) return fail(usage('', '须给出城市中心 --centre 经度,纬度，或范围 --extent 西,南,东,北。', 'State the city’s centre, --centre LON,LAT, or its extent, --extent W,S,E,N.'));
  const [lon = NaN, lat = NaN, ...more] = numbers(centre);
  if (more.length === 0 && lon >= 73.5 && lon <= 135.5 && lat >= 3.5 && lat <= 53.6) return ok(boxAbout([lon, lat], HALF));
  const turned = lat >= 73.5 && lat <= 135.5 && lon >= 3.5 && lon <= 53.6;
  return fail(usage(`--centre ${centre}`, `须为 经度,纬度，在中国范围内${turned ? '；两个数似乎写反了' : ''}。`, `Longitude, latitude are needed, in China${turned ? '; the two seem to be the wrong way round' : ''}.`));
}

/** `core=核心区/Core:strict,…`: id, titles in both languages, how it is drawn; only the id and one title are needed. */
function classesOf(option: string, given: string | undefined): Result<ZoneClass[]> {
  const classes: ZoneClass[] = [];
  for (const part of (given ?? '').split(/[,，]/).map((one) => one.trim()).filter((one) => one !== '')) {
    const [, id = '', zh = '', en = zh, style = 'outline'] = /^([^=/:：]+)=([^=/:：]+)(?:\/([^=/:：]+))?(?:[:：]([a-z]+))?$/.exec(part) ?? [];
    const known = STYLES.find((one) => one === style);
    if (known === undefined || !v.is(idSchema, id)) return fail(usage(`--${option} ${part}`, `类别写作 编号=中文名/English:画法，以逗号分开；画法为 ${STYLES.join('、')}，可不写。`, `A class is written id=中文名/English:style, with commas between; the style is one of ${STYLES.join(', ')}, and may be left out.`));
    if (classes.some((one) => one.id === id)) return fail(usage(`--${option} ${part}`, '编号重复。', 'The id is there twice.'));
    classes.push({ id, title: { zh, en }, style: known });
  }
  return ok(classes);
}

async function takenProblem(dir: string, named: string): Promise<Problem | null> {
  const there = await stat(dir).catch(() => undefined);
  if (there === undefined) return null;
  if (there.isDirectory() && (await readdir(dir)).length === 0) return null;
  return { code: 'new.taken', file: named, text: { zh: '已经有这个文件或文件夹，而且不是空的；请换一个名字，不会覆盖。', en: 'There is a file or folder of this name already, and it is not empty; take another name. Nothing is written over.' } };
}

/** Written beside and renamed, so that the folder is whole or not there. */
async function putFolder(dir: string, files: ReadonlyMap<string, string>): Promise<void> {
  const fresh = join(dirname(dir), `.${basename(dir)}-new-${process.pid}`);
  await rm(fresh, { recursive: true, force: true });
  try {
    for (const [name, content] of files) {
      await mkdir(dirname(join(fresh, name)), { recursive: true });
      await writeFile(join(fresh, name), content);
    }
    await rm(dir, { recursive: false, force: true }).catch(() => undefined);
    await rename(fresh, dir);
  } catch (error) {
    throw new Error(shown(error instanceof Error ? error.message : String(error)), { cause: error });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
