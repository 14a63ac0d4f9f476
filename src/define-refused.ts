/** Nothing of this copy was defined: the web master is told why in the console, and the visitor where somebody else's element stands in the place of ours. */
import { problemLine, type Problem } from './problem.ts';

const SEEN = { zh: '户外广告预检没有启动：本页另有脚本占用了 <sign-plan> 这个名称。请联系网站管理员。', en: 'The outdoor advertising pre-check did not start: another script of this page uses the name <sign-plan>. Please tell the web master.' } as const;

/** @param version of this copy @param by version of the copy that has claimed the page; null: the name is somebody else's @param tag the name that was taken */
export function tellRefused(version: string, by: string | null, tag: string): void {
  const problem = by === null ? nameTaken(version, tag) : otherVersion(version, by);
  console.error(`sign-plan: ${problemLine(problem, 'zh')} ${problemLine(problem, 'en')}`);
  if (by !== null || tag !== 'sign-plan') return;
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', note, { once: true });
  else note();
}

const otherVersion = (version: string, by: string): Problem => ({
  code: 'elements.other-version',
  received: `${by}, ${version}`,
  text: {
    zh: `页面上的 sign-plan 元素已由 ${by} 版定义，本脚本是 ${version} 版，没有定义任何元素。请只保留一个版本的脚本。`,
    en: `Version ${by} has defined the sign-plan elements of this page; this script is version ${version} and has defined none. Keep the scripts of one version only.`,
  },
});

const nameTaken = (version: string, tag: string): Problem => ({
  code: 'elements.name-taken',
  received: tag,
  text: {
    zh: `元素名 <${tag}> 已被页面上另一个脚本占用，本脚本（${version} 版）没有定义任何元素。请移除那个脚本，或改用 iframe 嵌入 embed.html。`,
    en: `Another script of this page has taken the element name <${tag}>; this script (version ${version}) has defined none. Remove that script, or embed embed.html in an iframe.`,
  },
});

/** After each of the elements, once, however often the script is loaded. */
function note(): void {
  for (const element of document.querySelectorAll<HTMLElement>('sign-plan')) {
    if (element.nextElementSibling?.matches('[data-sign-plan-refused]') === true) continue;
    const lang = element.closest<HTMLElement>('[lang]')?.lang ?? 'zh-CN';
    const line = document.createElement('p');
    line.setAttribute('role', 'alert');
    line.dataset['signPlanRefused'] = '';
    line.lang = lang.startsWith('en') ? 'en' : 'zh-CN';
    line.textContent = SEEN[lang.startsWith('en') ? 'en' : 'zh'];
    element.after(line);
  }
}
