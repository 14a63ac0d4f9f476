/** Why a file of another website could not be read, in words for whoever runs that website. Loaded where it happens. */
import type { Problem } from '../problem.ts';
import type { Fetch } from './http-source.ts';
import { sourceProblem } from './source.ts';

/**
 * A browser gives the same error for a host that is down and for one that does not let the page read. Asked without reading, the second answers.
 * @param page origin of the page; `null` as a text in a sandboxed frame and for a file
 */
export async function whyNot(url: string, page: string, received: string, fetcher: Fetch): Promise<Problem> {
  const { origin } = new URL(url);
  const header = page === 'null' ? 'Access-Control-Allow-Origin: *' : `Access-Control-Allow-Origin: ${page}`;
  const also = page === 'null' ? { zh: '', en: '' } : { zh: '（或 *）', en: ' (or *)' };
  const isThere = await fetcher(url, { method: 'HEAD', mode: 'no-cors' }).then(() => true, () => false);
  if (isThere) return sourceProblem('cors', url, `${origin} 的数据不允许本页读取。请让该网站的管理员为规划包的全部文件加上响应头 ${header}${also.zh}，或把规划包放到本网站。`, `${origin} does not let this page read its data. Ask its web master to send, with every file of the package, the response header ${header}${also.en}; or put the package on this website.`, received);
  return sourceProblem('unreachable', url, `读不到另一网站 ${origin}。请检查网络；若网络正常，本页的安全策略（Content-Security-Policy 的 connect-src）须允许 ${origin}，该网站须返回响应头 ${header}${also.zh}。`, `The other website, ${origin}, cannot be read. Check the network; if that is well, this page's security policy (connect-src of Content-Security-Policy) must allow ${origin}, and that website must send the response header ${header}${also.en}.`, received);
}
