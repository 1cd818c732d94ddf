import { describe, expect, test } from 'vitest';
import { layerVerdict, phase, point } from '../../engine/analysis/testing/verdicts.ts';
import { insightOf, type LayerVerdict } from '../../engine/index.ts';
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
      'T5 compresses: from 9.5 bits at epoch 12 to 6.8 at the end. T3 (−1.2 bits since epoch 30) and T4 (−0.30 since epoch 0, borderline) compress too.',
    );
  });

  test('that a network which memorized compresses without generalization', () => {
    const deciding = phase(point(12, 9.5), point(400, 6.8));
    const found = insightOf([layerVerdict(4, 'compresses', { deciding })]);
    if (found === undefined) throw new RangeError('nothing to say');
    expect(insight.sentence(found, true)).toBe(
      'T5 compresses without any generalization: from 9.5 bits at epoch 12 to 6.8 at the end.',
    );
    const dropped = insightOf([layerVerdict(4, 'drops-while-fitting', { deciding })]);
    expect(dropped && insight.sentence(dropped, true)).toMatch(/^T5 drops while fitting: /);
  });

  test('tells where a fall had settled, long before the end', () => {
    const deciding = phase(point(0, 12), point(400, 6.8), { settled: point(19, 7.2) });
    expect(sentenceOn(layerVerdict(5, 'drops-while-fitting', { deciding }))).toBe(
      'T6 drops while fitting: from 12.0 bits to 7.2 by epoch 19 and 6.8 at the end.',
    );
  });

  test('tells what came after it', () => {
    const deciding = phase(point(0, 12), point(300, 6.2));
    expect(sentenceOn(layerVerdict(5, 'compresses', { deciding }))).toBe(
      'T6 compresses: from 12.0 bits to 6.2 by epoch 300, then up to 6.8 at the end.',
    );
  });

  test('tells what came after it, however small beside it, if that is a phase', () => {
    const fall = phase(point(0, 12), point(300, 4));
    const rise = phase(point(300, 4), point(400, 4.4));
    const changes = { deciding: fall, end: point(400, 4.4) };
    expect(sentenceOn(layerVerdict(5, 'compresses', changes))).toBe(
      'T6 compresses: from 12.0 bits to 4.4 at the end.',
    );
    expect(sentenceOn(layerVerdict(5, 'compresses', { ...changes, phases: [fall, rise] }))).toBe(
      'T6 compresses: from 12.0 bits to 4.0 by epoch 300, then up to 4.4 at the end.',
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
      'T4 compresses: from 10.0 bits at epoch 4 to 6.8 at the end, in several swings (2 falls, 1 rise).',
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
      /^T5 compresses with hardly any fitting: /,
    );
    expect(on(peak(150, 0.35))).toMatch(/^T5 compresses with hardly any fitting before: /);
    expect(on(peak(150, 0.8))).toMatch(/^T5 compresses: /);
    expect(on(peak(2, 0.35))).toMatch(/^T5 compresses: /);
  });

  // As T6 of tanh with 8 bits and seed 24.
  const COLLAPSE = phase(point(0, 11.8, 0.2), point(45, 4.5));
  const RETURN = phase(point(45, 4.5), point(237, 5.6));
  const LATE = phase(point(237, 5.6), point(400, 5));
  const FALLING = layerVerdict(4, 'compresses', {
    deciding: phase(point(12, 9.5), point(400, 6.8)),
  });

  test('gives the largest movement of a layer before one that is small beside it', () => {
    const late = layerVerdict(5, 'compresses', {
      deciding: LATE,
      phases: [COLLAPSE, RETURN, LATE],
      end: LATE.end,
      qualifications: ['borderline'],
    });
    expect(sentenceOn(FALLING, late)).toMatch(
      / T6 \(−7\.3 bits by epoch 45, \+1\.1 by epoch 237, −0\.60 since, borderline\) compresses too\.$/,
    );
    expect(sentenceOn(late)).toBe(
      'T6 compresses (borderline): from 11.8 bits to 4.5 by epoch 45, then up to 5.6 by epoch 237 and down to 5.0 at the end.',
    );
  });

  test('gives what a further layer regained of what it lost', () => {
    const end = point(400, 7.2);
    const rise = phase(point(43, 3.4), end);
    const fall = phase(point(4, 11.6), point(43, 3.4));
    const held = { phases: [fall, rise], end, qualifications: ['borderline' as const] };
    expect(sentenceOn(FALLING, layerVerdict(5, 'compresses', { ...held, deciding: fall }))).toMatch(
      / T6 \(−8\.2 bits from epoch 4 to 43, \+3\.8 since, borderline\) compresses too\.$/,
    );
    const expanding = layerVerdict(3, 're-expands', { ...held, before: fall, deciding: rise });
    expect(sentenceOn(FALLING, expanding)).toMatch(
      / T4 \(−8\.2 bits from epoch 4 to 43, \+3\.8 since, borderline\) re-expands\.$/,
    );
  });

  test('leaves out what hardly moves or is saturated, unless nothing else moves', () => {
    const slight = layerVerdict(1, 'compresses', {
      deciding: phase(point(148, 11.1), point(400, 10.9)),
      end: point(400, 10.9),
      qualifications: ['borderline'],
    });
    const opposed = layerVerdict(2, 'rises', {
      deciding: phase(point(40, 6.9), point(400, 6.8), { kind: 'rise', bits: 0.4 }),
      qualifications: ['borderline'],
    });
    const saturated = layerVerdict(3, 'reaches-hx', {
      deciding: phase(point(0, 6), point(400, 6.8)),
      qualifications: ['saturated'],
    });
    expect(sentenceOn(slight, opposed, saturated, FALLING)).toBe(
      'T5 compresses: from 9.5 bits at epoch 12 to 6.8 at the end.',
    );
    expect(sentenceOn(layerVerdict(0, 'dead'), slight, opposed)).toBe(
      'T2 (borderline) and T3 (borderline) hardly move; T1 is dead.',
    );
  });

  test('has fewer numbers where there is no room for all', () => {
    const fall = (index: number, ...qualifications: 'borderline'[]) =>
      layerVerdict(index, 'compresses', {
        deciding: phase(point(100 + index, 9), point(300, 5.8)),
        qualifications,
      });
    const layers = (isBorderline: boolean) =>
      [0, 1, 2, 3].map((index) => fall(index, ...(isBorderline ? (['borderline'] as const) : [])));
    const firm = [fall(6), fall(7), ...layers(false)];
    expect(sentenceOn(...firm.slice(0, 4))).toContain(
      'T8 (−3.2 bits from epoch 107 to 300, +1.0 since)',
    );
    const both = sentenceOn(fall(5), fall(6), ...layers(true));
    expect(both).toMatch(
      / T7 \(−3\.2 bits from epoch 106 to 300, \+1\.0 since\), T1 \(borderline\), /,
    );
    expect(sentenceOn(...firm)).toMatch(/ at the end\. T8, T1, T2, T3 and T4 compress too\.$/);
  });

  test('tells of a fall and what was regained', () => {
    const before = phase(point(0, 7.7), point(22, 2.9));
    const end = point(400, 3.8);
    const deciding = phase(point(22, 2.9), end);
    expect(sentenceOn(layerVerdict(4, 're-expands', { before, deciding, end }))).toBe(
      'T5 re-expands: from 7.7 bits to 2.9 by epoch 22, then up to 3.8 at the end.',
    );
    const rise = phase(point(22, 2.9), point(200, 5.9));
    const later = { ...before, start: point(5, 7.7) };
    expect(
      sentenceOn(
        layerVerdict(4, 're-expands', { before: later, deciding: rise, end: point(400, 5) }),
      ),
    ).toBe(
      'T5 re-expands: from 7.7 bits at epoch 5 to 2.9 by epoch 22, then up to 5.9 by epoch 200 and down to 5.0 at the end.',
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
