/** A static host under a strict policy, whose files can be replaced, taken away and cut off, and that can go down and come up again at the same address. */
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

export class StaticServer {
  /** Path below the root → what is there instead; null: nothing. */
  readonly over = new Map<string, Buffer | string | null>();
  /** Every path that was asked for, with its query. */
  readonly asked: string[] = [];
  /** Sent besides the usual ones, or in their place; as they are at the time of a request. */
  headers: Readonly<Record<string, string>> = {};
  /** What gets no answer: the connection breaks. */
  broken: (path: string) => boolean = () => false;
  private readonly root: string;
  private readonly zipped = new Map<string, Buffer>();
  private server: Server | null = null;
  private port = 0;

  constructor(root: string) {
    this.root = root;
  }

  /** @param host the name under which it is opened */
  url(host = 'localhost'): string {
    return `http://${host}:${this.port}/`;
  }

  read(path: string): Buffer | null {
    const over = this.over.get(path);
    if (over !== undefined) return over === null ? null : Buffer.from(over);
    try {
      return readFileSync(join(this.root, path));
    } catch {
      return null;
    }
  }

  async start(): Promise<void> {
    if (this.server !== null) return;
    const server = createServer((request, response) => {
      const address = request.url ?? '/';
      this.asked.push(address);
      const path = normalize(decodeURIComponent(address.replace(/[?#].*$/, ''))).replace(/^\/+/, '').replace(/(^|\/)$/, '$1index.html');
      if (this.broken(path)) response.destroy();
      else this.answer(path, response);
    });
    this.server = server;
    await new Promise<void>((resolve) =>
      server.listen(this.port, () => {
        this.port = (server.address() as AddressInfo).port;
        resolve();
      }),
    );
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  private answer(path: string, response: ServerResponse): void {
    const body = this.read(path);
    if (body === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const zip = this.over.has(path) ? gzipSync(body) : (this.zipped.get(path) ?? gzipSync(body));
    if (!this.over.has(path)) this.zipped.set(path, zip);
    response
      .writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-encoding': 'gzip',
        'content-length': zip.length,
        'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:",
        ...this.headers,
      })
      .end(zip);
  }
}
