// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { COMPARE_COMMANDS } from '../../state/compare-commands.ts';
import { CompareModel } from '../../state/compare-model.ts';
import { SMALL_LINK, testPage } from '../../state/testing/pages.ts';
import { ModelContext } from '../laboratory/laboratory.ts';
import { click, mount } from '../testing/mount.tsx';
import { NetworkHeading } from './Headings.tsx';

describe('a comparison run that was stopped through the Lab', () => {
  test('can be trained again', () => {
    // What is set beside the run is the run of another seed, which was on show and stopped there.
    const page = testPage(`${SMALL_LINK}&vs=seed:7`, [0]);
    const { runs, screen, comparisonRuns, estimates, trainer, comparisonTrainer } = page;
    const model = new CompareModel(screen, comparisonRuns, estimates, (run) => runs.estimate(run));
    model.update();
    const own = screen.experiment.run;
    runs.setRun({ seed: 7 });
    runs.stop();
    runs.setRun(own);
    model.update();
    page.activate(model, COMPARE_COMMANDS);
    const [overrides] = screen.view.comparisonRuns;
    const { button, find } = mount(
      <ModelContext value={model}>
        <NetworkHeading row={1} overrides={overrides} />
      </ModelContext>,
      page,
    );
    expect(find('[data-testid="network-status"]').dataset['status']).toBe('stopped');
    const before = trainer.jobs.length + comparisonTrainer.jobs.length;
    click(button('Train'));
    expect(trainer.jobs.length + comparisonTrainer.jobs.length).toBe(before + 1);
    expect(find('[data-testid="network-status"]').dataset['status']).toBe('starting');
  });
});
