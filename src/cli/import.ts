/** `signplan import DELIVERY… [--into DIR]`: the institute's files become the plan's layers, judged on the way; the plan changes as a whole or not at all. */
import { access, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { memorySource } from '../io/source.ts';
import { assemble, type Assembled } from '../import/assemble/assemble.ts';
import { openFolder, type PlanFolder } from '../import/assemble/context.ts';
import { finishEarlier, putInPlace } from '../import/assemble/put.ts';
import { deliver, type DeliverOptions } from '../import/deliver.ts';
import { readinessOf } from '../import/finding.ts';
import { readMappingFile } from '../import/mapping/read.ts';
import { reportHtml } from '../import/report/html.ts';
import { reportJson } from '../import/report/json.ts';
import type { ImportReport } from '../import/report/types.ts';
import { BESIDE, packageFiles, writeReport, type Beside } from '../import/report/write.ts';
import { loadPlan } from '../plan/load.ts';
import { READY_LAYERS } from '../plan/template/layers.ts';
import { fail, ok, type Result } from '../problem.ts';
import { diffText } from '../report/diff/text.ts';
import { ENGINE } from '../report/engine.ts';
import type { Language } from '../report/phrases.ts';
import { diffPlans } from '../survey/diff/plans.ts';
import { readArgs, type Args } from './args.ts';
import { folderOf } from './folder.ts';
import { digest, digests, givenFiles } from './import/files.ts';
import { guess } from './import/guess.ts';
import { gdalFor } from './import/install.ts';
import { readImportOptions } from './import/options.ts';
import { ProgressLine } from './import/progress.ts';
import { importText, type Next } from './import/text.ts';
import { EXIT, printable, type Io } from './io.ts';

const OPTIONS = {
  into: { type: 'string' }, mapping: { type: 'string' }, guess: { type: 'boolean' }, force: { type: 'boolean' }, repair: { type: 'string' }, report: { type: 'string' }, 'dry-run': { type: 'boolean' }, encoding: { type: 'string' }, crs: { type: 'string' },
  format: { type: 'string', values: ['text', 'json'] },
} as const;
const MOST_PATHS = 200;
/** Features of a layer beyond which its changes are counted and not printed one by one. */
const MOST_COMPARED = 20_000;

export async function importDelivery(argv: readonly string[], io: Io): Promise<Result<number>> {
  const args = readArgs(argv, OPTIONS, { count: 1, most: MOST_PATHS, name: 'DELIVERY' });
  if (!args.ok) return args;
  const { positionals, text, flags, language } = args.value;
  const options = readImportOptions(args.value);
  if (!options.ok) return options;
  const dir = await planFolder(args.value, io.cwd);
  if (!dir.ok) return dir;
  const mappingFile = resolve(io.cwd, text.get('mapping') ?? join(dir.value, 'import.yaml'));
  const written = text.get('mapping') ?? relative(io.cwd, mappingFile);
  const earlier = await finishEarlier(dir.value);
  if (!earlier.ok) return earlier;
  if (earlier.value) io.stderr(language === 'zh' ? '上一次导入在写入时中断，现已接着写完。\n' : 'An earlier import was cut off while it was written; it is complete now.\n');
  const files = await givenFiles(positionals, io.cwd);
  if (!files.ok) return files;
  const progress = new ProgressLine(io, language);
  const gdal = await gdalFor(files.value, io, language);
  const given: DeliverOptions = { ...options.value, ...(gdal === undefined ? {} : { gdal }), progress: (now) => progress.tell(now) };
  if (flags.has('guess')) {
    // Layers that may come with this delivery for the first time are guessed at as well.
    const folder = await openFolder(dir.value, new Set(READY_LAYERS.map(({ layer }) => layer.id)));
    if (!folder.ok) return folder;
    const next = ['signplan import', ...positionals.map(quoted), ...(text.has('into') ? ['--into', quoted(text.get('into') ?? '')] : []), ...(text.has('mapping') ? ['--mapping', quoted(text.get('mapping') ?? '')] : []), '--dry-run'].join(' ');
    const done = await guess(io, { files: files.value, context: folder.value.context, options: { ...given, progress: () => undefined }, delivery: positionals.join(', '), mapping: mappingFile, force: flags.has('force'), language, next });
    return done;
  }
  const bytes = await readFile(mappingFile).then((read) => new Uint8Array(read), () => undefined);
  if (bytes === undefined) return fail({ code: 'import.no-mapping', file: written, text: { zh: '没有映射文件。先用 --guess 写出一份，核对后再导入。', en: 'There is no mapping file. Let --guess write one, look it over, and import then.' } });
  const mapping = readMappingFile(bytes, written);
  if (!mapping.ok) return mapping;
  const folder = await openFolder(dir.value, new Set(mapping.value.sources.map(({ into }) => into)));
  if (!folder.ok) return folder;
  const delivered = await deliver(files.value, mapping.value, written, folder.value.context, given);
  if (!delivered.ok) {
    progress.end();
    return delivered;
  }
  const judged = [...folder.value.findings, ...delivered.value.findings];
  let made: Assembled | null = null;
  if (readinessOf(judged) !== 'not-ready') {
    progress.tell({ stage: 'build', share: 0, text: { zh: '', en: '' } });
    const assembled = await assemble(folder.value, delivered.value);
    judged.push(...assembled.findings);
    made = assembled.made;
  }
  const manifest = made?.files.get('manifest.json');
  const report: ImportReport = {
    engine: ENGINE,
    gdal: gdal?.name ?? null,
    readiness: readinessOf(judged),
    delivered: delivered.value,
    findings: judged,
    files: digests(files.value),
    mapping: { file: written, text: new TextDecoder().decode(bytes), sha256: digest(bytes) },
    entries: manifest === undefined ? [] : (JSON.parse(new TextDecoder().decode(manifest)) as { layers: ImportReport['entries'] }).layers,
    digest: manifest === undefined ? null : digest(manifest),
  };
  const reportDir = resolve(io.cwd, text.get('report') ?? join(dir.value, 'import-report'));
  const finished = await finish(io, { folder: folder.value, made, report, reportDir, dryRun: flags.has('dry-run'), language, progress, again: positionals, args: args.value });
  progress.end();
  if (!finished.ok) return finished;
  await io.stdout(text.get('format') === 'json' ? reportJson(report) : importText(report, finished.value, language).split('\n').map(printable).join('\n'));
  return ok(report.readiness === 'not-ready' ? EXIT.found : EXIT.fine);
}

/** The folder with `plan.json`: the one that is named, else where the command runs. What comes along is never written to unasked. */
async function planFolder({ text }: Args, cwd: string): Promise<Result<string>> {
  const named = text.get('into');
  const here = await access(join(cwd, 'plan.json')).then(() => true, () => false);
  const dir = named ?? (here ? '.' : undefined);
  if (dir === undefined) return fail({ code: 'cli.no-plan', text: { zh: '此处没有 plan.json；请用 --into 指明规划的文件夹，或先用 signplan new 新建。', en: 'There is no plan.json here; name the plan’s folder by --into, or make one by signplan new.' } });
  const folder = await folderOf(cwd, dir);
  if (!folder.ok) return folder;
  return folder.value.kind === 'plan' ? ok(folder.value.dir) : fail({ code: 'cli.not-sources', file: dir, text: { zh: '这是数据包；须给出含 plan.json 的文件夹。', en: 'This is a package; name the folder with plan.json.' } });
}

interface Finish {
  readonly folder: PlanFolder;
  readonly made: Assembled | null;
  readonly report: ImportReport;
  readonly reportDir: string;
  readonly dryRun: boolean;
  readonly language: Language;
  readonly progress: ProgressLine;
  readonly again: readonly string[];
  readonly args: Args;
}

/** The report first: if it can't be written nothing is; then the plan. */
async function finish(io: Io, { folder, made, report, reportDir, dryRun, language, progress, again, args }: Finish): Promise<Result<Next>> {
  progress.tell({ stage: 'write', share: 0, text: { zh: '', en: '' } });
  const changed = made !== null && (made.changes.files.size > 0 || made.changes.folders.size > 0);
  const old = await packageFiles(join(folder.dir, 'package'));
  const publishes = made !== null && !dryRun;
  const beside: Beside = { candidate: made !== null && dryRun ? made.files : null, ...(publishes && made.changes.folders.size > 0 && old !== undefined ? { previous: old } : {}) };
  const written = await writeReport(reportDir, new Map([['import-report.html', reportHtml(report, language)], ['import-report.json', reportJson(report)]]), beside);
  if (!written.ok) return written;
  if (publishes && changed) {
    const put = await putInPlace(folder.dir, made.changes);
    if (!put.ok) return put;
  }
  const path = (...parts: string[]): string => quoted(relative(io.cwd, join(...parts)) || '.');
  const into = args.text.get('into');
  const rest = [...again.map(quoted), ...(into === undefined ? [] : ['--into', quoted(into)]), ...['mapping', 'repair', 'encoding', 'crs', 'report'].flatMap((name) => (args.text.has(name) ? [`--${name}`, quoted(args.text.get(name) ?? '')] : []))].join(' ');
  const commands = made === null ? [`signplan import ${rest}`] : dryRun ? [...(old === undefined ? [] : [`signplan diff ${path(folder.dir, 'package')} ${path(reportDir, BESIDE.candidate)}`]), `signplan import ${rest}`] : [...(changed && old !== undefined && beside.previous !== undefined ? [`signplan diff ${path(reportDir, BESIDE.previous)} ${path(folder.dir, 'package')}`] : []), `signplan validate ${path(folder.dir)}`];
  return ok({ report: path(reportDir, 'import-report.html'), difference: await difference(folder, made, language), commands, outcome: made === null ? 'untouched' : dryRun ? (changed ? 'dry-run' : 'dry-unchanged') : changed ? 'written' : 'unchanged' });
}

/** What changes against what is published; null where nothing is, or where there is too much of it to be read. */
async function difference({ context: { published } }: PlanFolder, made: Assembled | null, language: Language): Promise<string | null> {
  if (published === null || made === null || made.changes.folders.size === 0) return null;
  const plan = await loadPlan(memorySource(made.files, 'package'));
  if (!plan.ok || [...published.layers.values(), ...plan.value.layers.values()].some(({ features }) => features.length > MOST_COMPARED)) return null;
  return diffText(diffPlans(published, plan.value), { from: published, to: plan.value }, undefined, language);
}

const quoted = (path: string): string => (/^[\p{L}\p{N}_./:=+-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
