/** In the place of the element, where it can't show what the frame's address asks for. */
import { problemLine, type Problem } from '../../problem.ts';

/** @param lang of the frame's address; null: both languages */
export function showNotice(element: Element, problems: readonly Problem[], lang: string | null): void {
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.setAttribute('role', 'alert');
  for (const problem of problems)
    for (const [name, language] of [['zh-CN', 'zh'], ['en', 'en']] as const) {
      if (lang !== null && lang !== name) continue;
      const line = document.createElement('p');
      line.lang = name;
      line.textContent = problemLine(problem, language);
      notice.append(line);
    }
  // Not to be read either.
  element.setAttribute('plan', '');
  element.replaceWith(notice);
  // It speaks for an element that never came.
  document.querySelector('.late')?.remove();
}
