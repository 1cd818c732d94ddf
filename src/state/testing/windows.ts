/** A window's address, history and timers, controlled by the test. */
export class FakeWindow extends EventTarget {
  readonly location = { hash: '' };
  /** Changes of the address, oldest first. */
  readonly changes: [how: 'push' | 'replace', hash: string][] = [];
  readonly history = {
    pushState: (_state: unknown, _title: string, hash: string) => this.change('push', hash),
    replaceState: (_state: unknown, _title: string, hash: string) => this.change('replace', hash),
  };
  refuses = false;
  /** Milliseconds. */
  time = 0;
  readonly performance = { now: () => this.time };
  /** The addresses that back and forward lead to, and which of them is the present one. */
  private readonly entries = [''];
  private place = 0;
  private readonly timers = new Map<number, () => void>();
  private count = 0;

  private change(how: 'push' | 'replace', hash: string): void {
    if (this.refuses) throw new DOMException('too many calls', 'SecurityError');
    this.location.hash = hash;
    this.changes.push([how, hash]);
    if (how === 'push') this.place += 1;
    this.entries.splice(this.place, how === 'push' ? Infinity : 1, hash);
  }

  setTimeout(callback: () => void): number {
    this.timers.set(++this.count, callback);
    return this.count;
  }

  clearTimeout(timer: number | undefined): void {
    if (timer !== undefined) this.timers.delete(timer);
  }

  /** Lets all timers run out, and a burst end; returns how many timers there were. */
  wait(): number {
    this.time += 1000;
    const due = [...this.timers.values()];
    this.timers.clear();
    for (const callback of due) callback();
    return due.length;
  }

  /** As back, by −1, and forward, by 1. */
  turn(by: number): void {
    const hash = this.entries[this.place + by];
    if (hash === undefined) return;
    this.place += by;
    this.location.hash = hash;
    this.dispatchEvent(new Event('popstate'));
  }

  /** As an edited hash. */
  goTo(hash: string): void {
    this.place += 1;
    this.entries.splice(this.place, Infinity, hash);
    this.location.hash = hash;
    this.dispatchEvent(new Event('popstate'));
  }
}
