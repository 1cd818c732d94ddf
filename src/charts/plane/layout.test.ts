import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '../shared/place.ts';
import {
  coarse,
  compressingRun,
  ENTROPY_BOUNDS,
  LANDMARKS,
  planeOf,
  upTo,
  withLayersInCorner,
} from '../testing/runs.ts';
import { type PlaneLayout, type PlaneOptions, planeLayout } from './layout.ts';

const run = compressingRun(6, 400);
const OPTIONS = planeOf(run);

test('before the first checkpoint there are axes, entropy bounds and their names, and nothing else', () => {
  const layout = planeLayout({ ...OPTIONS, trajectories: upTo(run, 0), selected: 0, hover: 0 });
  expect(layout.frame.boundNames.map(({ text }) => text)).toEqual([
    'H(Y) = 0.999 bits',
    'H(X) = 12 bits',
  ]);
  expect(layout.frame.titles.map(({ text }) => text)).toEqual([
    'I(X;T) — information kept about the input (bits)',
    'I(T;Y) — information about the label (bits)',
  ]);
  expect(layout.markers).toEqual([]);
  expect(layout.labelTexts).toEqual([]);
  expect(layout.milestones).toEqual([]);
  expect(layout.hovers).toEqual([]);
  expect(layout.chain).toBe('');
  expect(layout.curves.flatMap(({ chunks }) => chunks)).toEqual([]);
  expect(layout.nearest(300, 300)).toBeUndefined();
});

test('entropy bounds stand at H(X) and H(Y)', () => {
  const { frame } = planeLayout(OPTIONS);
  expect(frame.entropyBounds[0]?.x1).toBe(frame.x(ENTROPY_BOUNDS.hx));
  expect(frame.entropyBounds[1]?.y1).toBe(frame.y(ENTROPY_BOUNDS.hy));
  expect(frame.x(ENTROPY_BOUNDS.hx)).toBeLessThan(frame.plot.x1);
  expect(frame.y(ENTROPY_BOUNDS.hy)).toBeGreaterThan(frame.plot.y0);
});

test('layers on one spot share a stack of names, in order, with their symbols', () => {
  const layout = planeLayout({ ...OPTIONS, trajectories: withLayersInCorner(run, 6) });
  expect(layout.labels).toHaveLength(1);
  expect(layout.labelTexts.map(({ text }) => text)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5', 'T6']);
  expect(layout.labelGlyphs).toHaveLength(6);
});

test('an isolated layer alone is named, with its bits, and alone answers the pointer', () => {
  const layout = planeLayout({ ...OPTIONS, isolated: 1 });
  expect(layout.labelTexts.map(({ text }) => text)).toEqual(['T2 (12.00, 0.993)']);
  expect(layout.curves.map(({ faded }) => faded)).toEqual([true, false, true, true, true, true]);
  const other = layout.markers[5];
  expect(layout.nearest(other?.x ?? 0, other?.y ?? 0)).toBeUndefined();
});

test('the selected layer carries the epochs 1, 10 and the first checkpoint after 100', () => {
  const texts = (selected: number | undefined) =>
    planeLayout({ ...OPTIONS, selected }).milestoneNumbers.map(({ text }) => text);
  expect(texts(5)).toEqual(['1', '10', '101']);
  expect(texts(undefined)).toEqual([]);
});

test('the pointer finds the checkpoint that is drawn under it', () => {
  const layout = planeLayout({ ...OPTIONS, playhead: 20 });
  layout.markers.forEach(({ x, y }, layer) => {
    const hit = layout.nearest(x, y);
    const at = planeLayout({ ...OPTIONS, playhead: hit?.checkpoint ?? -1 }).markers[
      hit?.layer ?? -1
    ];
    expect([at?.x, at?.y]).toEqual([x, y]);
    if (layer === 5) expect(hit).toEqual({ layer: 5, checkpoint: 20 });
  });
});

test('a playhead beyond the checkpoints shows the last one', () => {
  const layout = planeLayout({ ...OPTIONS, trajectories: upTo(run, 10), playhead: 99 });
  expect(layout.markers).toEqual(
    planeLayout({ ...OPTIONS, trajectories: upTo(run, 10), playhead: 9 }).markers,
  );
});

test('a layer that was not measured has no marker, and the chain breaks there', () => {
  const layers = run.layers.map((layer, index) => (index === 3 ? { ...layer, ixt: [] } : layer));
  const layout = planeLayout({ ...OPTIONS, trajectories: { ...run, layers } });
  expect(layout.markers).toHaveLength(5);
  expect(layout.chain.match(/M/g)).toHaveLength(2);
  expect(JSON.stringify(layout)).not.toContain('NaN');
});

test('names change sides less often when they know where they were', () => {
  const sides = (previous: (layout: PlaneLayout | undefined) => PlaneOptions['previousLabels']) => {
    let changes = 0;
    let last: PlaneLayout | undefined;
    for (let playhead = 0; playhead < run.count; playhead++) {
      const layout = planeLayout({ ...OPTIONS, playhead, previousLabels: previous(last) });
      for (const { rows, offset } of layout.labels) {
        const before = last?.labels.find((label) => label.rows[0]?.layer === rows[0]?.layer);
        if (!before || before.rows.length !== rows.length) continue;
        const [x, y] = before.offset;
        if (Math.hypot(offset[0] - x, offset[1] - y) > 8) changes++;
      }
      last = layout;
    }
    return changes;
  };
  expect(sides((last) => last?.labels ?? [])).toBeLessThan(0.6 * sides(() => []));
});

test('an estimate has whiskers from each layer to where the estimator puts it, at the playhead', () => {
  const estimate = coarse(run, 0.3);
  const { markers, estimate: overlay } = planeLayout({ ...OPTIONS, estimate, playhead: 30 });
  const moved = planeLayout({ ...OPTIONS, trajectories: estimate, playhead: 30 }).markers;
  expect(overlay.curves).toHaveLength(6);
  expect(overlay.whiskers.map(({ x1, y1 }) => [x1, y1])).toEqual(markers.map(({ x, y }) => [x, y]));
  expect(overlay.whiskers.map(({ x2, y2 }) => [x2, y2])).toEqual(moved.map(({ x, y }) => [x, y]));
});

test('the whisker of the selected layer gives what the estimator loses', () => {
  const estimate = {
    ...run,
    layers: run.layers.map((layer) => ({
      ...layer,
      ixt: Array.from(layer.ixt, (bits) => bits - 1.3),
    })),
  };
  const difference = (selected: number | undefined) =>
    planeLayout({ ...OPTIONS, estimate, selected }).difference.map(({ text }) => text);
  expect(difference(4)).toEqual(['T5 −1.3 bits']);
  expect(difference(undefined)).toEqual([]);
});

test('checkpoints the estimator has not measured yet have no whisker, and nothing is NaN', () => {
  const estimate = coarse(run, 0.3);
  const layers = estimate.layers.map((layer, index) => ({
    ...layer,
    ixt: Array.from(layer.ixt, (bits, checkpoint) =>
      checkpoint > 20 || index === 2 ? Number.NaN : bits,
    ),
  }));
  const partial = { ...OPTIONS, estimate: { ...estimate, layers }, selected: 2 };
  expect(planeLayout({ ...partial, playhead: 40 }).estimate.whiskers).toEqual([]);
  expect(planeLayout({ ...partial, playhead: 10 }).estimate.whiskers).toHaveLength(5);
  expect(planeLayout({ ...partial, playhead: 10 }).difference).toEqual([]);
  expect(JSON.stringify(planeLayout({ ...partial, playhead: 10 }))).not.toContain('NaN');
});

test('an estimate outside the plane is drawn at its edge', () => {
  const wild = {
    count: 1,
    epochs: [0],
    layers: [{ name: 'T1', ixt: [40], ity: [-3] }],
  };
  const layout = planeLayout({
    ...OPTIONS,
    trajectories: upTo(run, 1),
    estimate: wild,
    playhead: 0,
  });
  const { plot } = layout.frame;
  expect(layout.estimate.markers.map(({ x, y }) => [x, y])).toEqual([[plot.x1, plot.y1]]);
});

test('landmarks keep their crosses, and their names overlap neither entropy bounds nor layers', () => {
  for (const compact of [false, true]) {
    const size = compact ? { width: 300, height: 220 } : OPTIONS.size;
    const layout = planeLayout({ ...OPTIONS, size, compact, landmarks: LANDMARKS });
    expect(layout.landmarks.marks.match(/h8/g)).toHaveLength(LANDMARKS.length);
    expect(layout.landmarks.names.length).toBeGreaterThan(2);
    const boxes = [
      ...layout.frame.reserved,
      ...layout.landmarks.reserved,
      ...layout.labels.map(({ box }) => box),
    ];
    boxes.forEach((box, index) => {
      expect(boxes.some((other, rank) => rank > index && overlaps(box, other))).toBe(false);
    });
  }
});

test('a compact plane leaves more than half of its width and height to the curves', () => {
  for (const [width, height] of [
    [220, 150],
    [420, 300],
  ] as const) {
    const { frame } = planeLayout({ ...OPTIONS, size: { width, height }, compact: true });
    expect(frame.x(ENTROPY_BOUNDS.hx) - frame.x(0)).toBeGreaterThan(width / 2);
    expect(frame.y(0) - frame.y(ENTROPY_BOUNDS.hy)).toBeGreaterThan(height / 2);
    expect(frame.style.font).toBeGreaterThanOrEqual(11);
  }
});

const bits = (limit: number) => fc.double({ min: 0, max: limit, noNaN: true });
const spot = fc.oneof(
  fc.tuple(bits(ENTROPY_BOUNDS.hx), bits(ENTROPY_BOUNDS.hy)),
  fc.constantFrom<[number, number]>(
    [12, ENTROPY_BOUNDS.hy],
    [0, 0],
    [12, 0],
    [0, ENTROPY_BOUNDS.hy],
    [6, 0.5],
  ),
);

test('labels never overlap one another or the names of the entropy bounds, nor leave the plot', () => {
  fc.assert(
    fc.property(
      fc.array(spot, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 320, max: 1100 }),
      fc.integer({ min: 300, max: 800 }),
      (spots, width, height) => {
        const trajectories = {
          count: 1,
          epochs: [0],
          layers: spots.map(([x, y], index) => ({ name: `T${index + 1}`, ixt: [x], ity: [y] })),
        };
        const layout = planeLayout({ ...OPTIONS, trajectories, size: { width, height } });
        const { plot, reserved } = layout.frame;
        const labelBoxes = layout.labels.map(({ box }) => box);
        expect(layout.labelTexts).toHaveLength(spots.length);
        const boxes = [...reserved, ...labelBoxes];
        labelBoxes.forEach((box, index) => {
          const others = boxes.filter((_, other) => other !== index + reserved.length);
          expect(others.some((other) => overlaps(box, other))).toBe(false);
          expect(box.x0).toBeGreaterThanOrEqual(plot.x0 - 1e-9);
          expect(box.y0).toBeGreaterThanOrEqual(plot.y0 - 1e-9);
          expect(box.x1).toBeLessThanOrEqual(plot.x1 + 1e-9);
          expect(box.y1).toBeLessThanOrEqual(plot.y1 + 1e-9);
        });
      },
    ),
    { numRuns: 500 },
  );
});
