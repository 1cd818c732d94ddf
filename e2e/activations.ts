/** As many as verdicts need. */
export const EPOCHS = [0, 1, 4, 10, 12, 16, 20, 30, 40];
const ROWS = 60;

/** A file of two layers that draw together: one of three neurons, one of two. */
export function activations(): string {
  const lines = ['epoch,layer,a,b,c,label'];
  for (const epoch of EPOCHS) {
    for (const layer of [1, 2]) {
      for (let row = 0; row < ROWS; row++) {
        const step = layer + Math.floor(epoch / 8);
        const value = (factor: number) => (Math.floor((row * factor) / step) % 7) / 7;
        const third = layer === 1 ? value(3) : '';
        lines.push([epoch, layer, value(1), value(5), third, row % 2].join());
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
