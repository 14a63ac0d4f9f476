/** What a page asks of the machine: how long its main thread was taken at one go, and what it holds. */
import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright';

export interface Burden {
  /** Milliseconds: the longest task of the main thread. */
  readonly longest: number;
  /** Tasks over 50 ms, and what they took together, milliseconds. */
  readonly over50: number;
  readonly blocked: number;
  /** MB of the page's own heap after a collection. */
  readonly heap: number;
  /** MB that the renderer holds, workers among it, and the most that it held; null where the system does not tell. */
  readonly renderer: number | null;
  readonly peak: number | null;
  readonly seconds: number;
}

interface Watched {
  longTasks: PerformanceEntryList;
}

export class Watch {
  private readonly page: Page;
  private readonly session: CDPSession;
  private readonly pid: number | null;
  private since: number;

  private constructor(page: Page, session: CDPSession, pid: number | null, since: number) {
    this.page = page;
    this.session = session;
    this.pid = pid;
    this.since = since;
  }

  /** Watches a page that has begun to load; what was long before counts as well. @param since `Date.now()` when it was asked for */
  static async begin(browser: Browser, page: Page, since: number): Promise<Watch> {
    await page.evaluate(() => {
      const watched = window as unknown as Watched;
      watched.longTasks = [];
      new PerformanceObserver((list) => watched.longTasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const system = await browser.newBrowserCDPSession();
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    await system.detach();
    // Of a browser with one page: the renderer that has worked most.
    const [renderer] = processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime);
    return new Watch(page, session, renderer?.id ?? null, since);
  }

  /** Since the beginning, or since it was taken last. */
  async take(): Promise<Burden> {
    const seconds = (Date.now() - this.since) / 1000;
    await this.session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.session.send('Performance.getMetrics');
    const tasks = await this.page.evaluate(() => (window as unknown as Watched).longTasks.splice(0).map(({ duration }) => duration));
    this.since = Date.now();
    return {
      longest: Math.max(0, ...tasks), over50: tasks.length, blocked: tasks.reduce((sum, one) => sum + one, 0),
      heap: Math.round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1e6),
      renderer: memoryOf(this.pid, 'VmRSS'), peak: memoryOf(this.pid, 'VmHWM'), seconds: Math.round(seconds * 10) / 10,
    };
  }
}

/** Linux's own account. */
function memoryOf(pid: number | null, what: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const found = new RegExp(String.raw`${what}:\s+(\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? null : Math.round((Number(found[1]) * 1024) / 1e6);
  } catch {
    return null;
  }
}
