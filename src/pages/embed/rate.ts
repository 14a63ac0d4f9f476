/** So many at once, and so many a second: what comes faster is refused. */
export class Rate {
  private readonly burst: number;
  private readonly perSecond: number;
  private left: number;
  private since: number;

  constructor(burst: number, perSecond: number, now: number) {
    [this.burst, this.perSecond, this.left, this.since] = [burst, perSecond, burst, now];
  }

  /** @param now milliseconds */
  allows(now: number): boolean {
    this.left = Math.min(this.burst, this.left + (Math.max(0, now - this.since) / 1000) * this.perSecond);
    this.since = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
