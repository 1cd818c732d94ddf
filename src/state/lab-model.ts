/** The Lab: one recording, an estimate overlay on it, and a closer look at one of its layers. */
import type { Measurement } from '../engine/index.ts';
import { type Estimates, type Measured, type MeasureRequest, needsWholeRun } from './estimates.ts';
import type { Inspection } from './inspection.ts';
import type { LaboratoryModel } from './laboratory-model.ts';
import type { OnScreen } from './on-screen.ts';

export class LabModel implements LaboratoryModel {
  readonly inspection: Inspection;
  private readonly screen: OnScreen;
  private readonly estimates: Estimates;

  constructor(screen: OnScreen, estimates: Estimates, inspection: Inspection) {
    this.screen = screen;
    this.estimates = estimates;
    this.inspection = inspection;
  }

  /** Scatter of the layers on show: within labels in `ixt`, between them in `ity`. */
  get scatter(): Measured | undefined {
    const { shown, view } = this.screen;
    return this.estimates.of(shown.snapshot.recording, { kind: 'scatter' }, view.output);
  }

  update(): void {
    this.inspection.update();
    this.screen.wantLandmarks();
  }

  rest(): void {
    this.inspection.rest();
  }

  requests(): MeasureRequest[] {
    const { screen } = this;
    const { panel, output } = screen.view;
    const { overlaid, main } = screen;
    const { recording, count } = screen.shown.snapshot;
    if (count === 0) return [];
    const measurements: Measurement[] = [];
    if (overlaid !== undefined && (screen.isWhole || !needsWholeRun(overlaid))) {
      measurements.push({ kind: 'estimator', estimator: overlaid });
    }
    if (recording.trajectories(output) === undefined) {
      measurements.push({ kind: 'estimator', estimator: main });
    }
    if (panel === 'shape') measurements.push({ kind: 'scatter' });
    const { layerNames: names, shownCheckpoint: checkpoint } = screen;
    return measurements.map((measurement) => ({
      recording,
      names,
      measurement,
      output,
      checkpoint,
    }));
  }
}
