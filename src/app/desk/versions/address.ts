/** The address of a second package, as it is typed or comes in a link. */
import { fail, ok, shown, type Result } from '../../../problem.ts';

/** The folder of a package from what was typed: an address, relative to the page or not, of the folder or of its manifest. */
export function folderAddress(typed: string, base: string): Result<string> {
  const problem = (zh: string, en: string): Result<string> => fail({ code: 'versions.address', received: shown(typed), text: { zh, en } });
  const text = typed.trim();
  if (text === '') return problem('须填规划包文件夹的地址。', 'Enter the address of a package\'s folder.');
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return problem('不是地址。须为规划包文件夹的地址，如 https://example.org/plan/。', 'This is no address. It must be that of a package\'s folder, as https://example.org/plan/.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return problem('地址须以 http:// 或 https:// 开头；本机文件用“选文件夹”。', 'An address must begin with http:// or https://; for files of this device choose the folder.');
  url.search = '';
  url.hash = '';
  url.username = '';
  url.password = '';
  return ok(url.href.replace(/\/manifest\.json$/, '/'));
}
