import { round2 } from '../shared/format.ts';
import type { TextMark } from '../shared/marks.ts';
import { type Box, overlaps } from '../shared/place.ts';
import { type PlaneFrame, textBox } from './frame.ts';
import { curveClutter, type Point, placeNumbers } from './numbers.ts';

/** A reference representation: its name in the interface, and where it stands on the plane, bits. */
export interface ReferenceRepresentation {
  readonly name: string;
  readonly ixt: number;
  readonly ity: number;
}

export interface PlacedLandmarks {
  /** One path of small crosses. */
  readonly marks: string;
  readonly names: readonly TextMark[];
  /** Where the names stand: labels keep out. */
  readonly reserved: readonly Box[];
}

/** Half the length of a bar of the cross. */
const ARM = 4;

/**
 * Landmarks stand still while layers move, so their names are placed before those of the layers. A
 * name is left out where there is no room beside its cross, or where it would lie on a curve.
 */
export function placeLandmarks(
  landmarks: readonly ReferenceRepresentation[],
  frame: PlaneFrame,
  curvePoints: readonly Point[],
): PlacedLandmarks {
  const { font } = frame.style;
  const requests = landmarks
    .map(({ name, ixt, ity }) => ({ text: name, x: frame.x(ixt), y: frame.y(ity) }))
    .filter(({ x, y }) => overlaps({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, frame.plot));
  const taken: Box[] = [
    ...frame.reserved,
    ...frame.entropyBounds.map(({ x1, y1, x2, y2 }) => ({
      x0: x1,
      y0: y1,
      x1: x2 + 1,
      y1: y2 + 1,
    })),
    ...requests.map(({ x, y }) => ({ x0: x - ARM, y0: y - ARM, x1: x + ARM, y1: y + ARM })),
  ];
  const onCurves = curveClutter(curvePoints);
  const names = placeNumbers(requests, curvePoints, taken, frame.plot, font).filter(
    (mark) => onCurves(textBox(mark, font)) === 0,
  );
  return {
    marks: requests
      .map(({ x, y }) => `M${round2(x - ARM)},${y}h${2 * ARM}M${x},${round2(y - ARM)}v${2 * ARM}`)
      .join(''),
    names,
    reserved: names.map((mark) => textBox(mark, font)),
  };
}
