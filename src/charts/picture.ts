/** For tests that compare a painted chart with the picture on record. */
export function emptySvg(): SVGSVGElement {
  return document.createElementNS('http://www.w3.org/2000/svg', 'svg');
}

/** One element a line, so that a difference can be read. */
export function markup(svg: SVGSVGElement): string {
  return `${new XMLSerializer().serializeToString(svg).replaceAll('><', '>\n<')}\n`;
}
