import { describe, expect, test } from 'vitest';
import { layerVerdict, phase, point } from '../testing/verdicts.ts';
import { headlineOf } from './headline.ts';
import type { Phase } from './phases.ts';
import type { Verdict } from './verdict.ts';

const END = point(400, 6.8);
const headlineOn = (changes: Partial<Verdict>, kind: Verdict['kind'] = 'compresses') =>
  headlineOf(layerVerdict(4, kind, changes));

test('there is none where no movement decides', () => {
  expect(headlineOn({}, 'no-change')).toBeUndefined();
});

test('it is the layer with its verdict', () => {
  const layer = layerVerdict(4, 'rises', { deciding: phase(point(0, 4), END) });
  expect(headlineOf(layer)).toMatchObject(layer);
});

describe('its changes', () => {
  const changesOn = (changes: Partial<Verdict>) => {
    const found = headlineOn(changes);
    return {
      epochs: found?.changes.map(({ from, to }) => [from.epoch, to.epoch]),
      settled: found?.settled?.epoch,
    };
  };
  const settledAt = (epoch: number, ixt: number, end = END) =>
    changesOn({ deciding: phase(point(0, 7.5), end, { settled: point(epoch, ixt) }), end });

  test('are those from turn to turn', () => {
    const deciding = phase(point(22, 2.9), point(200, 5.9), { settled: point(23, 5.5) });
    const before = phase(point(0, 7.7), point(22, 2.9));
    expect(changesOn({ before, deciding, end: point(400, 5) })).toEqual({
      epochs: [
        [0, 22],
        [22, 200],
        [200, 400],
      ],
      settled: undefined,
    });
  });

  test('have where one alone had settled, if that is less than a third of the way', () => {
    expect(settledAt(132, 7)).toEqual({ epochs: [[0, 400]], settled: 132 });
    expect(settledAt(133, 7)).toEqual({ epochs: [[0, 400]], settled: undefined });
    expect(settledAt(133, 7, point(401, 6.8)).settled).toBeUndefined();
    expect(settledAt(133, 7, point(402, 6.8)).settled).toBe(133);
  });

  test('do not have it where there are several', () => {
    const deciding = phase(point(0, 12), point(300, 6.2), { settled: point(19, 6.5) });
    expect(changesOn({ deciding })).toEqual({
      epochs: [
        [0, 300],
        [300, 400],
      ],
      settled: undefined,
    });
  });

  test('turn there, if the end has gone back from it', () => {
    const turned = {
      epochs: [
        [0, 19],
        [19, 400],
      ],
      settled: undefined,
    };
    expect(settledAt(19, 6.5)).toEqual(turned);
    expect(settledAt(19, 0, point(400, 0.1))).toEqual(turned);
    expect(settledAt(19, 6.75)).toEqual({ epochs: [[0, 400]], settled: 19 });
    const rise = (ixt: number) => phase(point(0, 2), END, { settled: point(19, ixt) });
    expect(changesOn({ deciding: rise(7) })).toEqual(turned);
    expect(changesOn({ deciding: rise(6.5) })).toEqual({ epochs: [[0, 400]], settled: 19 });
  });
});

describe('swings', () => {
  const PHASES = [
    phase(point(0, 9), point(4, 10)),
    phase(point(4, 10), point(40, 8)),
    phase(point(40, 8), point(90, 9)),
    phase(point(90, 9), point(380, 6.8)),
    phase(point(380, 6.8), END, { kind: 'level' }),
  ];
  const FALL = phase(point(4, 10), END);
  const swingsOn = (changes: Partial<Verdict>) =>
    headlineOn({ deciding: FALL, peak: point(4, 10), phases: PHASES, ...changes })?.swings;

  test('are the falls and rises since the peak', () => {
    expect(swingsOn({})).toEqual({ falls: 2, rises: 1, since: undefined });
  });

  test('have the peak, where the changes begin elsewhere', () => {
    expect(swingsOn({ deciding: phase(point(90, 9), END) })?.since).toEqual(point(4, 10));
  });

  test('are at least three', () => {
    expect(swingsOn({ peak: point(40, 10) })).toBeUndefined();
    expect(swingsOn({ phases: PHASES.slice(0, 3) })).toBeUndefined();
  });

  test('have none that is less than a tenth of the largest', () => {
    const slight = [
      phase(point(0, 12), point(1, 2)),
      phase(point(1, 2), point(90, 8.8)),
      phase(point(90, 8.8), point(400, 8.4)),
    ];
    const deciding = phase(point(1, 2), END);
    const of = (phases: readonly Phase[]) =>
      headlineOn({ deciding, peak: point(0, 12), phases }, 're-expands')?.swings;
    expect(of(slight)).toBeUndefined();
    // Two rises that only a slight fall parts are one.
    expect(of([...slight, phase(point(400, 8.4), point(500, 10))])).toBeUndefined();
    expect(of([...slight, phase(point(400, 8.4), point(500, 5))])).toBeDefined();
  });

  test('are not fewer than the turns', () => {
    const stated = (epochs: readonly number[]) => ({
      turns: epochs.map((epoch) => point(epoch, 7)),
      bits: -3.2,
      isSlight: false,
    });
    expect(swingsOn({ stated: stated([4, 40, 400]) })).toBeDefined();
    expect(swingsOn({ stated: stated([4, 40, 90, 400]) })).toBeUndefined();
  });
});

describe('fitting is missed', () => {
  const missedOn = (changes: Partial<Verdict>, kind?: Verdict['kind']) =>
    headlineOn(changes, kind)?.missedFitting;
  /** A fall from a peak at that epoch, up to which I(T;Y) has risen from `ity` by `gain`. */
  const from = (epoch: number, gain: number, ity = 0.5) => {
    const peak = point(epoch, 9, ity + gain);
    const phases = [phase(point(0, 8.9, ity), peak), phase(peak, END)];
    return { deciding: phase(peak, END), phases };
  };

  test('throughout, where the layer is not fitted', () => {
    expect(missedOn({ ...from(2, 0.5), fitted: undefined })).toBe('throughout');
  });

  test('before a late fall, if I(T;Y) has hardly risen by then', () => {
    expect(missedOn(from(150, 0.09))).toBe('before');
    expect(missedOn(from(150, 0.1, 0))).toBeUndefined();
  });

  test('not before one that is in the first half of the axis of epochs', () => {
    expect(missedOn({ ...from(19, 0), end: point(399, 6.8) })).toBe('before');
    expect(missedOn({ ...from(19, 0), end: point(400, 6.8) })).toBeUndefined();
  });

  test('by what compresses alone', () => {
    expect(missedOn({ ...from(150, 0), fitted: undefined }, 'falls')).toBeUndefined();
    expect(missedOn(from(150, 0), 'drops-while-fitting')).toBeUndefined();
  });
});
