/** What a laboratory does beside showing: it has measured what it shows, while it is on screen. */
import type { MeasureRequest } from './estimates.ts';

export interface LaboratoryModel {
  /** Called when the laboratory comes on screen and at every change while it is. */
  update(): void;
  /** Called when it leaves the screen and, if it has been there, at every change while it is off. */
  rest(): void;
  /** What is to be measured for what is on screen. */
  requests(): readonly MeasureRequest[];
}
