import { type KeyboardEvent, useRef } from 'react';
import type { Panel } from '../../link/index.ts';
import { messages } from '../../messages/index.ts';
import { PANELS } from '../../state/engine-values.ts';
import type { LabModel } from '../../state/lab-model.ts';
import { BinsPanel } from '../bins/BinsPanel.tsx';
import { CodesPanel } from '../codes/CodesPanel.tsx';
import { FileButton } from '../file/open-file.tsx';
import { useModel } from '../laboratory/laboratory.ts';
import { Readout } from '../readout/Readout.tsx';
import { ShapePanel } from '../shape/ShapePanel.tsx';
import { Boundary } from '../shared/Boundary.tsx';
import { CommandButton } from '../shared/CommandButton.tsx';
import { classes } from '../shared/classes.ts';
import { useObserved, usePage } from '../shared/page-context.ts';
import styles from './panel.module.css';

const CONTENT: Record<Panel, () => React.ReactElement | null> = {
  numbers: () => <Readout />,
  codes: () => <CodesPanel />,
  bins: () => <BinsPanel />,
  shape: () => <ShapePanel />,
};

const tabId = (panel: Panel): string => `tab-${panel}`;

/** Under the charts: the numbers at the playhead, or a closer look at one layer. */
export function SidePanel() {
  const panel = useObserved(({ screen }) => screen.view.panel);
  return (
    <section
      className={classes(styles['side-panel'], panel === 'numbers' && styles['numbers'])}
      aria-label={messages.lab.panels().region}
    >
      <div className={styles['panel-bar']}>
        <PanelTabs />
        <FileButton />
      </div>
      <div className={styles['panel']} role="tabpanel" id="panel" aria-labelledby={tabId(panel)}>
        <Boundary part="panel" content={panel}>
          {CONTENT[panel]()}
          {panel !== 'numbers' && <Behind />}
        </Boundary>
      </div>
    </section>
  );
}

/** Over a picture of another epoch than that of the playhead, once that is so for a while. */
function Behind() {
  const { inspection } = useModel<LabModel>();
  const sentence = useObserved(() => {
    const { behind } = inspection;
    return behind && messages.layers.behind(behind.shown, behind.wanted);
  });
  return sentence === undefined ? null : (
    <p className={styles['behind']} data-testid="behind">
      {sentence}
    </p>
  );
}

const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: () => PANELS.length - 1,
};

function PanelTabs() {
  const { view } = usePage();
  const panel = useObserved(({ screen }) => screen.view.panel);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    // These keys also move the playhead; here they walk the tabs.
    event.preventDefault();
    const next = (step(PANELS.indexOf(panel)) + PANELS.length) % PANELS.length;
    view.set({ panel: PANELS[next] as Panel });
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      className={styles['tabs']}
      role="tablist"
      aria-label={messages.lab.panels().region}
      ref={list}
    >
      {PANELS.map((choice) => (
        <CommandButton
          key={choice}
          command={`panel-${choice}`}
          role="tab"
          id={tabId(choice)}
          title={messages.views.panel(choice).meaning}
          aria-selected={choice === panel}
          aria-controls="panel"
          tabIndex={choice === panel ? 0 : -1}
          onKeyDown={onKeyDown}
        >
          {messages.views.panel(choice).title}
        </CommandButton>
      ))}
    </div>
  );
}
