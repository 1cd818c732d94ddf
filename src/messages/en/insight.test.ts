import { describe, expect, test } from 'vitest';
import { insightOf, type LayerVerdict } from '../../state/insight.ts';
import { layerVerdict, phase, point } from '../../state/testing/verdicts.ts';
import * as insight from './insight.ts';

function sentenceOn(...layers: LayerVerdict[]): string {
  const found = insightOf(layers);
  if (found === undefined) throw new RangeError('nothing to say');
  return insight.sentence(found);
}

describe('the sentence on a run', () => {
  test('tells a fall from where it began to the end, and the others that compress', () => {
    const layers = [
      layerVerdict(0, 'stays-at-hx'),
      layerVerdict(2, 'compresses', { deciding: phase(point(30, 8), point(400, 6.8)) }),
      layerVerdict(3, 'compresses', {
        deciding: phase(point(0, 7.1), point(400, 6.8)),
        qualifications: ['borderline'],
      }),
      layerVerdict(4, 'compresses', { deciding: phase(point(12, 9.5), point(400, 6.8)) }),
    ];
    expect(sentenceOn(...layers)).toBe(
      'T5 fell from 9.5 bits at epoch 12 to 6.8 at the end: compresses. T3 (−1.2 bits since epoch 30) and T4 (−0.30 since epoch 0, borderline) compress too.',
    );
  });

  test('that a network which memorized compresses without generalization', () => {
    const deciding = phase(point(12, 9.5), point(400, 6.8));
    const found = insightOf([layerVerdict(4, 'compresses', { deciding })]);
    if (found === undefined) throw new RangeError('nothing to say');
    expect(insight.sentence(found, true)).toBe(
      'T5 fell from 9.5 bits at epoch 12 to 6.8 at the end: compresses, without any generalization.',
    );
    const dropped = insightOf([layerVerdict(4, 'drops-while-fitting', { deciding })]);
    expect(dropped && insight.sentence(dropped, true)).toMatch(/: drops while fitting\.$/);
  });

  test('tells where a fall had settled, long before the end', () => {
    const deciding = phase(point(0, 12), point(400, 6.8), { settled: point(19, 7.2) });
    expect(sentenceOn(layerVerdict(5, 'drops-while-fitting', { deciding }))).toBe(
      'T6 fell from 12.0 bits to 7.2 by epoch 19 and ended at 6.8: drops while fitting.',
    );
  });

  test('tells what came after it', () => {
    const deciding = phase(point(0, 12), point(300, 6.2));
    expect(sentenceOn(layerVerdict(5, 'compresses', { deciding }))).toBe(
      'T6 fell from 12.0 bits to 6.2 by epoch 300 and has regained 0.60 since: compresses.',
    );
  });

  test('tells what came after it, however small beside it, if that is a phase', () => {
    const fall = phase(point(0, 12), point(300, 4));
    const rise = phase(point(300, 4), point(400, 4.4));
    const changes = { deciding: fall, end: point(400, 4.4) };
    expect(sentenceOn(layerVerdict(5, 'compresses', changes))).toBe(
      'T6 fell from 12.0 bits to 4.4 at the end: compresses.',
    );
    expect(sentenceOn(layerVerdict(5, 'compresses', { ...changes, phases: [fall, rise] }))).toBe(
      'T6 fell from 12.0 bits to 4.0 by epoch 300 and has regained 0.40 since: compresses.',
    );
  });

  test('counts falls and rises since the peak, where they are more than it tells', () => {
    const deciding = phase(point(4, 10), point(400, 6.8));
    const phases = [
      phase(point(0, 9), point(4, 10)),
      phase(point(4, 10), point(40, 8)),
      phase(point(40, 8), point(90, 9)),
      phase(point(90, 9), point(400, 6.8)),
    ];
    const layer = (of: typeof phases) =>
      layerVerdict(3, 'compresses', { deciding, peak: point(4, 10), phases: of });
    expect(sentenceOn(layer(phases))).toBe(
      'T4 fell from 10.0 bits at epoch 4 to 6.8 at the end: compresses, in several swings (2 falls and 1 rise since epoch 4).',
    );
    expect(sentenceOn(layer([deciding]))).not.toContain('swings');
  });

  test('that what compresses hardly fitted, at all or before a late peak', () => {
    const end = point(400, 6.8);
    const peak = (epoch: number, ity: number) => ({
      deciding: phase(point(epoch, 9, ity), end),
      phases: [phase(point(0, 8.9, 0.3), point(epoch, 9, ity)), phase(point(epoch, 9, ity), end)],
    });
    const on = (changes: Parameters<typeof layerVerdict>[2]) =>
      sentenceOn(layerVerdict(4, 'compresses', changes));
    expect(on({ ...peak(12, 0.9), fitted: undefined })).toMatch(
      /: compresses, with hardly any fitting\.$/,
    );
    expect(on(peak(150, 0.35))).toMatch(/: compresses, with hardly any fitting before it\.$/);
    expect(on(peak(150, 0.8))).toMatch(/: compresses\.$/);
    expect(on(peak(2, 0.35))).toMatch(/: compresses\.$/);
  });

  test('gives no change of a further layer that jitter hides in what was recorded', () => {
    const hidden = phase(point(40, 6.7), point(400, 6.8), { kind: 'fall', bits: -0.4 });
    expect(
      sentenceOn(
        layerVerdict(4, 'compresses', { deciding: phase(point(12, 9.5), point(400, 6.8)) }),
        layerVerdict(5, 'compresses', { deciding: hidden, qualifications: ['borderline'] }),
      ),
    ).toMatch(/ T6 \(borderline\) compresses too\.$/);
  });

  test('tells of a fall and what was regained', () => {
    const before = phase(point(0, 7.7), point(22, 2.9));
    const end = point(400, 3.8);
    const deciding = phase(point(22, 2.9), end);
    expect(sentenceOn(layerVerdict(4, 're-expands', { before, deciding, end }))).toBe(
      'T5 fell from 7.7 to 2.9 bits by epoch 22 and has regained 0.90 since: re-expands.',
    );
    const rise = phase(point(22, 2.9), point(200, 5.9));
    const later = { ...before, start: point(5, 7.7) };
    expect(
      sentenceOn(
        layerVerdict(4, 're-expands', { before: later, deciding: rise, end: point(400, 5) }),
      ),
    ).toBe(
      'T5 fell from 7.7 bits at epoch 5 to 2.9 by epoch 22 and has regained 3.0 by epoch 200, but has lost 0.90 since: re-expands.',
    );
  });

  test('a change that jitter hides in what was recorded is given as smoothed', () => {
    const deciding = phase(point(40, 5), point(400, 5.1), { kind: 'fall', bits: -0.4 });
    const layer = layerVerdict(1, 'compresses', { deciding, qualifications: ['borderline'] });
    expect(sentenceOn(layer)).toBe(
      'T2 fell by 0.40 bits from epoch 40 to 400 (smoothed): compresses (borderline).',
    );
  });

  test('names all layers by their verdicts where none moves', () => {
    expect(
      sentenceOn(
        layerVerdict(0, 'stays-at-hx', { qualifications: ['saturated'] }),
        layerVerdict(1, 'stays-at-hx'),
        layerVerdict(2, 'no-change'),
        layerVerdict(3, 'dead'),
      ),
    ).toBe('T4 is dead; T3 changes by less than ε; T1 and T2 stay at H(X).');
    expect(
      sentenceOn(
        layerVerdict(0, 'no-change'),
        layerVerdict(2, 'no-change', { qualifications: ['borderline'] }),
      ),
    ).toBe('T1 and T3 (borderline) change by less than ε.');
  });
});

test('layers without a verdict are named before anything is said of the others', () => {
  expect(insight.leftOut([])).toBe('');
  expect(insight.leftOut(['T2'])).toBe('T2 was not recorded at every epoch. The others: ');
  expect(insight.leftOut(['T2', 'T3'])).toContain('T2 and T3 were not recorded');
});
