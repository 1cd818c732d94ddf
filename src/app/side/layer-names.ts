import type { Lab } from '../../state/lab.ts';

/** The layers of what is on show: T1 … TL, or as a file names them. */
export function layerNames({ state, trace }: Lab): readonly string[] {
  const { file, look } = state;
  return file?.summary.layers ?? trace.layers(look.output).map(({ name }) => name);
}
