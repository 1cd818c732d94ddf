/**
 * Activations as JSON: `{"T": rows of numbers, "y": labels}`, also named `activations` and `labels`; of one
 * neuron, the rows may be numbers. In place of rows there may be an array of such for each epoch (numbered by `epochs`, or from 0) and an
 * object of layers by name; or `{"y": labels, "checkpoints": [{"epoch": 1, "layer": "T1", "T": rows}, …]}`.
 */
import { type ActivationFile, CheckpointStore } from './activation-checkpoints.ts';
import type { Declined } from './file-repair.ts';
import { JsonCursor } from './json-cursor.ts';
import { canonicalLabel, LABEL_NAMES, Labels } from './labels.ts';
import { checkRows, checkSize, isExactInteger } from './numbers.ts';
import { RowStarts } from './row-starts.ts';
import { type Place, TableError } from './table-error.ts';

const ACTIVATIONS = ['T', 'activations'];
/** Files of the first version name their checkpoints "records". */
const CHECKPOINTS = ['checkpoints', 'records'];

/** Rows that were read, before it is known whose they are. */
interface Block {
  readonly starts: RowStarts;
  readonly columns: number;
  readonly place: Place;
  /** Which of several epochs, from 0; undefined for rows alone. */
  readonly time: number | undefined;
  readonly layer: string | undefined;
}

class Reader {
  private readonly json: JsonCursor;
  private readonly declined: Declined;
  private readonly store = new CheckpointStore();
  private names = new Labels();
  private named: readonly number[] | undefined;
  private labelName: string | undefined;
  private oneHot = 0;
  private epochs: readonly number[] | undefined;
  private readonly blocks: Block[] = [];
  private hasCheckpoints = false;

  constructor(bytes: Uint8Array, declined: Declined) {
    this.json = new JsonCursor(bytes);
    this.declined = declined;
  }

  read(): ActivationFile {
    const { json } = this;
    if (json.kind() !== 'object') {
      throw new TableError({ code: 't-not-array' });
    }
    for (const key of json.entries()) {
      if (this.isBetterLabel(key)) this.named = this.labels(key);
      else if (ACTIVATIONS.includes(key)) this.blocks.push(...this.layers({}));
      else if (CHECKPOINTS.includes(key)) this.checkpoints();
      else if (key === 'epochs' && json.kind() === 'array') this.epochs = this.epochList();
      else json.skip();
    }
    json.end();
    return this.finish();
  }

  private finish(): ActivationFile {
    if (this.blocks.length === 0 && !this.hasCheckpoints) {
      throw new TableError({ code: 't-not-array' });
    }
    for (const block of this.blocks) {
      const { time, place } = block;
      if (time !== undefined && this.epochs !== undefined) this.checkEpochs();
      const epoch = time === undefined ? 0 : (this.epochs?.[time] ?? time);
      this.register(block, block.layer ?? 'T', epoch, place);
    }
    if (this.named === undefined) throw new TableError({ code: 'y-not-array' });
    const repairs = this.oneHot === 0 ? [] : [{ code: 'one-hot', columns: this.oneHot } as const];
    return { checkpoints: this.store.finish(this.names.inOrder(this.named)), repairs };
  }

  private checkEpochs(): void {
    const given = this.epochs?.length ?? 0;
    const epochs = 1 + Math.max(...this.blocks.map(({ time = 0 }) => time));
    if (given !== epochs) throw new TableError({ code: 'epochs-array', epochs, given });
  }

  private register({ starts, columns }: Block, layer: string, epoch: number, place: Place): void {
    if (this.store.has(layer, epoch)) {
      throw new TableError({ code: 'same-checkpoint', ...place, layer, epoch });
    }
    const rows = starts.count;
    const labels = this.named?.length ?? rows;
    if (rows !== labels) {
      const row = Math.min(rows, labels) + 1;
      throw new TableError({ code: 'uneven-labels', ...place, row, rows, labels });
    }
    this.store.register(layer, epoch, starts, columns, place);
  }

  /** Rows of numbers, one list of them for each epoch, or an object of either by layer. */
  private layers(place: Place): Block[] {
    const { json } = this;
    if (json.kind() !== 'object' || place.checkpoint !== undefined) return this.times(place);
    const found: Block[] = [];
    for (const name of json.entries()) {
      const layer = name === '' ? undefined : name;
      found.push(...this.times({ array: name }).map((block) => ({ ...block, layer })));
    }
    if (found.length === 0) throw new TableError({ code: 't-not-array' });
    return found;
  }

  private times(place: Place): Block[] {
    const { json } = this;
    if (json.kind() !== 'array') {
      throw new TableError({ code: 't-not-array', ...place });
    }
    if (place.checkpoint !== undefined || !this.isDeep()) return [this.rows(place, undefined)];
    const blocks: Block[] = [];
    for (const time of json.elements()) {
      const at: Place = { ...place, checkpoint: time + 1 };
      if (json.kind() !== 'array') {
        throw new TableError({ code: 't-not-array', ...at });
      }
      blocks.push(this.rows(at, time));
    }
    return blocks;
  }

  /** Whether the first thing in the first thing of an array is an array, too. */
  private isDeep(): boolean {
    const { json } = this;
    const mark = json.mark;
    let isDeep = false;
    for (const _ of json.elements()) {
      if (json.kind() === 'array') {
        for (const __ of json.elements()) {
          isDeep = json.kind() === 'array' && this.startsWithNumber();
          break;
        }
      }
      break;
    }
    json.returnTo(mark);
    return isDeep;
  }

  private startsWithNumber(): boolean {
    for (const _ of this.json.elements()) return this.json.kind() === 'number';
    return false;
  }

  private rows(place: Place, time: number | undefined): Block {
    const { json } = this;
    const starts = new RowStarts();
    let columns: number | undefined;
    let isOneNeuron = false;
    for (const r of json.elements()) {
      checkRows(r + 1);
      if (r === 0) isOneNeuron = json.isNumber();
      if (isOneNeuron) {
        columns = 1;
        starts.push(this.store.keep([this.number(place, r + 1, 1)]));
        continue;
      }
      if (json.kind() !== 'array') {
        const given = json.describe();
        throw new TableError({ code: 'row-not-array', ...place, row: r + 1, given });
      }
      const values = this.row(place, r + 1);
      columns ??= values.length;
      if (columns === 0) {
        throw new TableError({ code: 'no-activation', ...place, row: 1, column: 1 });
      }
      if (values.length !== columns) {
        const column = Math.min(values.length, columns) + 1;
        const found = { columns: values.length, first: columns };
        throw new TableError({ code: 'uneven', ...place, row: r + 1, column, ...found });
      }
      starts.push(this.store.keep(values));
    }
    if (columns === undefined) throw new TableError({ code: 'no-rows', ...place, row: 1 });
    return { starts, columns, place, time, layer: undefined };
  }

  private row(place: Place, row: number): number[] {
    const { json } = this;
    const values: number[] = [];
    for (const j of json.elements()) {
      values.push(this.number(place, row, j + 1));
    }
    return values;
  }

  private number(place: Place, row: number, column: number): number {
    return this.json.shortNumber() ?? this.longNumber(place, row, column);
  }

  private longNumber(rows: Place, row: number, column: number): number {
    const { json } = this;
    const truth = json.truth();
    if (truth !== undefined) return truth;
    const token = json.kind() === 'number' ? json.token() : '';
    const value = token === '' ? Number.NaN : Number(token);
    // A place for each number would take most of the time.
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
    const place: Place = { ...rows, row, column };
    if (!Number.isFinite(value)) {
      const given = token === '' ? json.describe() : String(value);
      throw new TableError({ code: 'not-a-number', ...place, given });
    }
    if (!isExactInteger(token, value)) {
      throw new TableError({ code: 'inexact', ...place, given: token });
    }
    checkSize(value, place);
    return value;
  }

  /** Whether a key has labels, of a name before that of those so far. */
  private isBetterLabel(key: string): boolean {
    const best = LABEL_NAMES.indexOf(this.labelName ?? '');
    return LABEL_NAMES.slice(0, best < 0 ? undefined : best).includes(key);
  }

  private labels(name: string): number[] {
    const { json } = this;
    this.labelName = name;
    this.names = new Labels();
    this.oneHot = 0;
    if (json.kind() !== 'array') throw new TableError({ code: 'y-not-array' });
    const named: number[] = [];
    for (const r of json.elements()) {
      checkRows(r + 1);
      const kind = json.kind();
      const truth = json.truth();
      if (truth !== undefined) named.push(this.names.name(String(truth)));
      else if (kind === 'number') named.push(this.names.name(json.token()));
      else if (kind === 'string') named.push(this.names.nameText(json.string()));
      else named.push(this.names.name(this.oneHotLabel(r + 1)));
    }
    return named;
  }

  /** Which of several numbers is 1, the others being 0. */
  private oneHotLabel(row: number): string {
    const { json } = this;
    const mark = json.mark;
    const values: number[] = [];
    let areNumbers = json.kind() === 'array' && !this.declined.has('one-hot');
    if (areNumbers) {
      for (const _ of json.elements()) {
        const truth = json.truth();
        areNumbers &&= truth !== undefined || json.kind() === 'number';
        if (!areNumbers) break;
        values.push(truth ?? Number(json.token()));
      }
    }
    if (!areNumbers || values.length < 2) {
      json.returnTo(mark);
      throw new TableError({ code: 'label-type', row, given: json.describe() });
    }
    const at = values.indexOf(1);
    const isOneHot = at >= 0 && values.every((value, j) => value === (j === at ? 1 : 0));
    if (!isOneHot || (this.oneHot > 0 && this.oneHot !== values.length)) {
      json.returnTo(mark);
      throw new TableError({ code: 'one-hot-label', row, given: json.describe() });
    }
    this.oneHot = values.length;
    return String(at);
  }

  private epochList(): number[] {
    const found: number[] = [];
    for (const r of this.json.elements()) found.push(this.epoch({ array: 'epochs', row: r + 1 }));
    return found;
  }

  private epoch(place: Place): number {
    const { json } = this;
    if (json.kind() === 'number') {
      const mark = json.mark;
      const token = json.token();
      const value = Number(token);
      if (!isExactInteger(token, value))
        throw new TableError({ code: 'inexact', ...place, given: token });
      if (Number.isFinite(value) && value >= 0) return value;
      json.returnTo(mark);
    }
    throw new TableError({ code: 'epoch-type', ...place, given: json.describe() });
  }

  private layerName(place: Place): string {
    const { json } = this;
    const mark = json.mark;
    const kind = json.kind();
    const name =
      kind === 'number' ? canonicalLabel(json.token()) : kind === 'string' ? json.string() : '';
    if (name !== '') return name;
    json.returnTo(mark);
    throw new TableError({ code: 'layer-type', ...place, given: json.describe() });
  }

  private checkpoints(): void {
    const { json } = this;
    if (this.hasCheckpoints) throw new TableError({ code: 'checkpoints-twice' });
    this.hasCheckpoints = true;
    if (json.kind() !== 'array') throw new TableError({ code: 'checkpoints-not-array' });
    let count = 0;
    for (const index of json.elements()) {
      this.checkpoint({ checkpoint: index + 1 });
      count = index + 1;
    }
    if (count === 0) throw new TableError({ code: 'no-checkpoints' });
  }

  private checkpoint(place: Place): void {
    const { json } = this;
    let [epoch, layer] = [0, 'T'];
    let block: Block | undefined;
    if (json.kind() === 'object') {
      for (const key of json.entries()) {
        if (key === 'epoch') epoch = this.epoch(place);
        else if (key === 'layer') layer = this.layerName(place);
        else if (ACTIVATIONS.includes(key)) [block] = this.layers(place);
        else json.skip();
      }
    }
    if (block === undefined) throw new TableError({ code: 't-not-array', ...place });
    this.register(block, layer, epoch, place);
  }
}

export function readActivationJson(bytes: Uint8Array, declined: Declined): ActivationFile {
  try {
    return new Reader(bytes, declined).read();
  } catch (error) {
    // What is wrong further down may be why something is not what it should be.
    const json = new JsonCursor(bytes);
    json.skip();
    json.end();
    throw error;
  }
}
