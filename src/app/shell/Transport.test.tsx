// @vitest-environment jsdom
import { act } from 'react';
import { expect, test } from 'vitest';
import { SMALL_LINK, testPage } from '../../state/testing/pages.ts';
import { WorkerError } from '../../worker/live.ts';
import { click, mount } from '../testing/mount.tsx';
import { Transport } from './Transport.tsx';

test('a run whose worker is lost shows that, keeps its checkpoints and can be trained again', async () => {
  const page = testPage(SMALL_LINK, [0, 10, 20]);
  const { find, button } = mount(<Transport />, page);
  await act(() => page.trainer.latest.fail(new WorkerError('lost')));
  expect(find('[data-testid=run-bar]').dataset['status']).toBe('failed');
  expect(find('[data-testid=run-status]').textContent).toBe(
    'The worker was terminated from outside. Press Retry to train again.',
  );
  expect(find<HTMLInputElement>('input[type=range]').max).toBe('2');
  click(button('Retry'));
  expect(page.trainer.jobs).toHaveLength(2);
  expect(find('[data-testid=run-bar]').dataset['status']).toBe('starting');
});
