/** Texts that come in any order, written in their own. */
export class Ordered {
  private readonly write: (text: string, first: boolean) => Promise<void> | void;
  /** How far ahead of what is written anything may be. */
  private readonly ahead: number;
  private readonly texts = new Map<number, string>();
  private readonly waiting: { readonly number: number; readonly go: () => void }[] = [];
  private next = 0;
  private started = false;
  private writing: Promise<void> = Promise.resolve();

  constructor(write: (text: string, first: boolean) => Promise<void> | void, ahead: number) {
    this.write = write;
    this.ahead = ahead;
  }

  /** Resolves when there is room for a text of this number: what is still to be written must not pile up. */
  room(number: number): Promise<void> {
    if (number < this.next + this.ahead) return Promise.resolve();
    return new Promise((go) => void this.waiting.push({ number, go }));
  }

  /** Resolves when it and all before it that are there are written. */
  put(number: number, text: string): Promise<void> {
    this.texts.set(number, text);
    this.writing = this.writing.then(() => this.flush());
    return this.writing;
  }

  private async flush(): Promise<void> {
    for (let text = this.texts.get(this.next); text !== undefined; text = this.texts.get(this.next)) {
      this.texts.delete(this.next);
      if (text !== '') {
        await this.write(text, !this.started);
        this.started = true;
      }
      this.next += 1;
      for (const one of this.waiting.filter(({ number }) => number < this.next + this.ahead)) {
        this.waiting.splice(this.waiting.indexOf(one), 1);
        one.go();
      }
    }
  }
}
