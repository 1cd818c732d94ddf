import { useLayoutEffect, useRef } from 'react';
import { type SparklineOptions, sparklineLayout } from '../../charts/sparkline/layout.ts';
import { paintSparkline } from '../../charts/sparkline/paint.ts';

/** The shape of a trajectory, as large as a word. */
export function Sparkline(options: SparklineOptions) {
  const svg = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (svg.current !== null) paintSparkline(svg.current, sparklineLayout(options));
  });
  return (
    <svg ref={svg}>
      <title>{options.ariaLabel}</title>
    </svg>
  );
}
