import { Numbers } from './numbers.ts';

/**
 * Where each row of a checkpoint starts among all numbers. Rows mostly follow one another at one distance,
 * which is all that is kept then: a list of them takes as much memory as the numbers of a narrow layer.
 */
export class RowStarts {
  private first = 0;
  private step = 0;
  private rows = 0;
  private list: Numbers | undefined;

  get count(): number {
    return this.rows;
  }

  push(start: number): void {
    if (this.rows === 0) this.first = start;
    else if (this.rows === 1) this.step = start - this.first;
    else if (this.list === undefined && start !== this.first + this.rows * this.step) {
      const list = new Numbers();
      for (let r = 0; r < this.rows; r++) list.push(this.first + r * this.step);
      this.list = list;
    }
    this.list?.push(start);
    this.rows++;
  }

  at(row: number): number {
    return this.list === undefined ? this.first + row * this.step : this.list.at(row);
  }
}
