import { messages } from '../../messages/index.ts';
import { Inspection } from '../../state/inspection.ts';
import { LAB_COMMANDS } from '../../state/lab-commands.ts';
import { LabModel } from '../../state/lab-model.ts';
import { Controls } from '../controls/Controls.tsx';
import { EpochCharts } from '../epochs/EpochCharts.tsx';
import { Caption } from '../insight/Caption.tsx';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { SidePanel } from '../panel/SidePanel.tsx';
import { Plane } from '../plane/Plane.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved } from '../shared/page-context.ts';
import styles from './lab.module.css';

/** The Lab: one run, and all that can be seen of it. */
function LabView() {
  const hasRun = useObserved(({ screen }) => screen.recordedRun !== undefined);
  return (
    <main className={classes(styles['lab'], !hasRun && styles['without-controls'])} tabIndex={-1}>
      {/* What has no run has nothing to set: the plane has the room. */}
      {hasRun && <Controls />}
      <section className={styles['stage']} aria-label={messages.lab.plane().title}>
        <Plane />
        <Caption />
      </section>
      <div className={styles['side']} data-testid="side">
        <EpochCharts />
        <SidePanel />
      </div>
    </main>
  );
}

export const laboratory: Laboratory<LabModel> = {
  id: 'lab',
  createModel: ({ screen, estimates, measurer, measured }) =>
    new LabModel(screen, estimates, new Inspection(screen, measurer, measured)),
  View: LabView,
  commands: LAB_COMMANDS,
};
