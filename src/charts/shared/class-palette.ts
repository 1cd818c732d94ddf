import { hcl, interpolateLab } from 'd3';
import { contrast } from './contrast.ts';

/**
 * Share 0 and 1 of a label; both far from the layers' hues, and apart to the colour-blind too: as
 * unequal in lightness as 3:1 contrast both on white and on a dark page allows.
 */
const ENDS: readonly [string, string] = ['#b62a79', '#57a42f'];
const NEUTRAL = '#d9d9d6';
const towards0 = interpolateLab(NEUTRAL, ENDS[0]);
const towards1 = interpolateLab(NEUTRAL, ENDS[1]);

/** From class 0 through neutral, where the label is open, to class 1. */
export function shareColour(share: number): string {
  return share < 0.5 ? towards0(1 - 2 * share) : towards1(2 * share - 1);
}

/** A class's own colour; lightness alternates, so that neighbours in hue differ twice. */
export function classColour(label: number, classes: number): string {
  if (classes <= 2) return ENDS[label] ?? ENDS[0];
  return hcl(20 + (360 * label) / classes, 58, label % 2 === 0 ? 47 : 58).formatHex();
}

/** A class's colour, the paler the smaller its majority; neutral where all classes are alike. */
export function majorityColour(label: number, classes: number, share: number): string {
  const certainty = (share - 1 / classes) / (1 - 1 / classes);
  return interpolateLab(NEUTRAL, classColour(label, classes))(Math.max(0, Math.min(1, certainty)));
}

const DARK = '#000000';
const LIGHT = '#ffffff';

/** Black or white, whichever reads better on a colour. */
export function inkOn(colour: string): string {
  return contrast(LIGHT, colour) < contrast(DARK, colour) ? DARK : LIGHT;
}
