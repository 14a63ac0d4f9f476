/** Which of many files are a package: those beside the one manifest. */
import { fail, ok, shown, type Result } from '../problem.ts';
import { isFileName, sourceProblem } from './source.ts';

/** Nobody keeps a package deeper than this in what they choose or pack. */
const DEEPEST = 8;

/** Folder parts of a path, `\` of old packers as well; undefined where it leads out of what was chosen. */
function partsOf(path: string): readonly string[] | undefined {
  const parts = path.replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.');
  return parts.includes('..') || parts.length > DEEPEST || /^[A-Za-z]:$/.test(parts[0] ?? '') ? undefined : parts;
}

/**
 * Name of a file of the package → its path as given. The package is the folder nearest to the top that has a `manifest.json`; what lies elsewhere, or has no plain name, is no part of it.
 * @param name what was chosen, for messages
 */
export function packageFiles(paths: readonly string[], name: string): Result<ReadonlyMap<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  const doubled: string[] = [];
  let sources = false;
  for (const path of paths) {
    const parts = partsOf(path);
    const file = parts?.at(-1);
    if (parts === undefined || file === undefined || !isFileName(file)) continue;
    sources ||= file === 'plan.json';
    const folder = parts.slice(0, -1).join('/');
    const files = folders.get(folder) ?? new Map<string, string>();
    if (files.has(file)) doubled.push(path);
    folders.set(folder, files.set(file, path));
  }
  const depth = (folder: string): number => (folder === '' ? 0 : folder.split('/').length);
  const found = [...folders].filter(([, files]) => files.has('manifest.json')).sort(([a], [b]) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const [first, second] = found;
  if (first === undefined) {
    const received = `${paths.length} files`;
    return fail(
      sources
        ? sourceProblem('sources', name, '这是规划的源文件夹，没有 manifest.json。须先用 signplan build 生成，再选其中的 package 文件夹。', 'This is the folder of a plan\'s sources, without a manifest.json. Build it with signplan build first, and choose its package folder.', received)
        : sourceProblem('no-manifest', name, '没有 manifest.json，不是规划包。须选规划包的文件夹，或由它压成的 zip。', 'There is no manifest.json: this is no package. Choose the folder of a package, or a zip of it.', received),
    );
  }
  if (second !== undefined && depth(second[0]) === depth(first[0])) {
    const folder = `${first[0]}, ${second[0]}`;
    return fail(sourceProblem('several', name, '其中有不止一个规划包；须只选一个。', 'It holds more than one package; choose one.', shown(folder)));
  }
  if (doubled.length > 0) return fail(sourceProblem('doubled', name, '同一文件名出现两次，分不清是哪一个；须重新打包。', 'A file name occurs twice and either may be meant; pack it again.', shown(doubled[0])));
  return ok(first[1]);
}
