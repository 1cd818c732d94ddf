/**
 * A table that names each distinct pair of 32-bit integers by a small integer, in order of first
 * appearance: open addressing at load ≤ ½ with a full comparison of keys, so two different pairs
 * never share a name.
 */
export class PairTable {
  private readonly mask: number;
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  /** Name + 1; 0 marks an empty slot. */
  private readonly slot: Int32Array;
  private size = 0;

  /** Room for up to `capacity` distinct pairs. */
  constructor(capacity: number) {
    let slots = 16;
    while (slots < 2 * capacity) slots *= 2;
    this.mask = slots - 1;
    this.first = new Int32Array(slots);
    this.second = new Int32Array(slots);
    this.slot = new Int32Array(slots);
  }

  /** How many distinct pairs have been named. */
  get count(): number {
    return this.size;
  }

  clear(): void {
    this.slot.fill(0);
    this.size = 0;
  }

  /** The name of the pair (a, b): 0, 1, 2, … in order of first appearance. */
  name(a: number, b: number): number {
    const { first, second, slot, mask } = this;
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let at = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const held = slot[at] as number;
      if (held === 0) {
        first[at] = a;
        second[at] = b;
        slot[at] = ++this.size;
        return this.size - 1;
      }
      if (first[at] === a && second[at] === b) return held - 1;
      at = (at + 1) & mask;
    }
  }
}
