import { type Spread, spreadOf } from './spread.ts';

/** Something that does one kind of work, again and again. */
export interface Contestant {
  readonly name: string;
  /** Does the work `times` times in a row; the milliseconds it took. */
  run(times: number): Promise<number>;
}

export interface Pace {
  /** Slices each contestant gets. */
  readonly rounds: number;
  /** Least length of a slice, milliseconds. */
  readonly slice: number;
}

export interface Result {
  readonly name: string;
  /** Milliseconds for the work done once. */
  readonly time: Spread;
  /** Times as long as the baseline took beside it; undefined for the baseline itself. */
  readonly ratio: Spread | undefined;
}

/** Warms a contestant up, and finds how often it does its work in a slice. */
async function timesInSlice(contestant: Contestant, slice: number): Promise<number> {
  for (let times = 1; ; times *= 2) {
    const took = await contestant.run(times);
    if (took >= slice / 2) return Math.max(1, Math.ceil((times * slice) / took));
  }
}

/**
 * Times all against the baseline in one process. A machine's speed changes for seconds at a time,
 * so slices are interleaved, each challenger's between two of the baseline's, and each ratio is
 * taken to the mean of these two neighbours.
 */
export async function contest(
  baseline: Contestant,
  challengers: readonly Contestant[],
  { rounds, slice }: Pace,
): Promise<readonly Result[]> {
  const times = new Map<Contestant, number>();
  for (const each of [baseline, ...challengers]) times.set(each, await timesInSlice(each, slice));
  const once = async (contestant: Contestant): Promise<number> => {
    const count = times.get(contestant) ?? 1;
    return (await contestant.run(count)) / count;
  };

  const baselineTimes = [await once(baseline)];
  const entries = challengers.map((contestant) => ({
    contestant,
    times: [] as number[],
    ratios: [] as number[],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const entry of entries) {
      const before = baselineTimes.at(-1) ?? Number.NaN;
      const time = await once(entry.contestant);
      const after = await once(baseline);
      baselineTimes.push(after);
      entry.times.push(time);
      entry.ratios.push(time / ((before + after) / 2));
    }
  }
  return [
    { name: baseline.name, time: spreadOf(baselineTimes), ratio: undefined },
    ...entries.map(({ contestant, times, ratios }) => ({
      name: contestant.name,
      time: spreadOf(times),
      ratio: spreadOf(ratios),
    })),
  ];
}
