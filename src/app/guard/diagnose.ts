/** Why a module did not run, told from how the host answers when its file is asked for again. */

interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}
type Words = (value: string) => readonly [zh: string, en: string];

/** What the web master has to change. */
export const WORDS: Readonly<Record<'file' | 'blocked' | 'status' | 'html' | 'type' | 'browser', Words>> = {
  file: () => ['本页须经 http(s) 打开，不能直接打开文件。', 'Open this page over http(s), not as a file.'],
  blocked: (value) => [`${value} 读不到。须核对网络；在 sandbox 框架里，sandbox 须含 allow-same-origin，或服务器返回 Access-Control-Allow-Origin: *。`, 'It cannot be read. Check the network; in a sandboxed frame the sandbox needs allow-same-origin, or the server sends Access-Control-Allow-Origin: *.'],
  status: (value) => [`${value}：须重新上传整个文件夹。`, 'Upload the whole folder again.'],
  html: (value) => [`${value}：收到的是网页而不是脚本。须重新上传整个文件夹；缺少的文件须返回 404。`, 'A web page came instead of a script. Upload the whole folder again; a missing file must give 404.'],
  type: (value) => [`${value}：服务器须把 .js 的 Content-Type 设为 text/javascript。`, 'The server must send .js files with Content-Type: text/javascript.'],
  browser: () => ['脚本没有运行：须更新浏览器，或查看其控制台。', 'The script did not run: update the browser, or look at its console.'],
};

/** The first file that the host gets wrong, or null. @param files addresses of the page's modules */
export async function diagnose(files: readonly string[], protocol: string, ask: (url: string) => Promise<Answer>): Promise<readonly string[] | null> {
  if (protocol === 'file:') return WORDS.file('');
  for (const file of files) {
    try {
      const { status, headers } = await ask(file);
      const type = headers.get('content-type') ?? '';
      if (status !== 200) return WORDS.status(`${file} HTTP ${status}`);
      if (type.indexOf('html') >= 0) return WORDS.html(file);
      if (!/(java|ecma)script/i.test(type)) return WORDS.type(`${file} Content-Type: ${type}`);
    } catch {
      return WORDS.blocked(file);
    }
  }
  return null;
}
