import { expect, type Locator, type Page, test } from '@playwright/test';
import { random } from '../src/engine/numeric/random.ts';
import { fingerprint, open, type } from './lab.ts';

/** `E2E_WALKS=50 npm run e2e -- e2e/walks.spec.ts` takes the fifty of a release; minutes. */
const WALKS = Number(process.env['E2E_WALKS'] ?? 3);
const FIRST_SEED = Number(process.env['E2E_WALKS_SEED'] ?? 1);
const STEPS = 40;

/** What a person can set of a run, as found on the page at this moment. */
const CONTROLS =
  '[data-testid=controls] :is(input, select, button), #preset, [data-testid=changes] button';

/** Ends a walk: however long the run has become, two epochs are enough to compare. */
const EPOCHS = '2';

const TYPED = ['1', '3', '0.01', '80', '-1', 'x', '7'];

/** One control, set to something: what was done, for the report of a walk that fails. */
async function step(page: Page, next: () => number): Promise<string> {
  const turn = next();
  if (turn < 0.08) {
    if (turn < 0.05) await page.goBack();
    else await page.goForward();
    // Before the first address of the walk there was another document.
    if (page.url() === 'about:blank') await page.goForward();
    await expect(page.getByTestId('controls')).toBeVisible();
    return 'history';
  }
  const controls = page.locator(CONTROLS);
  const all = await controls.count();
  const control = controls.nth(Math.floor(next() * all));
  return set(control, next);
}

/** Sets a control as a hand would, unless it has gone meanwhile. */
function set(control: Locator, next: () => number): Promise<string> {
  const choice = next();
  const text = TYPED[Math.floor(next() * TYPED.length)] ?? '1';
  return control.evaluate(
    (element, { choice, text }) => {
      const name = element.ariaLabel ?? element.getAttribute('aria-label') ?? element.id;
      const put = (value: string, type: string, prototype: object): void => {
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
        element.dispatchEvent(new Event(type, { bubbles: true }));
      };
      if (element instanceof HTMLSelectElement) {
        const { options } = element;
        const value = options[Math.floor(choice * options.length)]?.value ?? '';
        if (value !== '') put(value, 'change', HTMLSelectElement.prototype);
        return `${name} = ${value}`;
      }
      if (element instanceof HTMLInputElement) {
        const isSlider = element.type === 'range';
        const [min, max] = [Number(element.min), Number(element.max)];
        const value = isSlider ? String(Math.round(min + choice * (max - min))) : text;
        element.focus();
        put(value, 'input', HTMLInputElement.prototype);
        element.blur();
        return `${name} = ${value}`;
      }
      (element as HTMLElement).click();
      return name;
    },
    { choice, text },
  );
}

for (let seed = FIRST_SEED; seed < FIRST_SEED + WALKS; seed++) {
  test(`a walk over the controls ends in a run that its address gives: seed ${seed}`, async ({
    page,
    context,
  }) => {
    await open(page, `#v1/tanh-4bit?epochs=${EPOCHS}`);
    await expect(page.getByTestId('controls')).toBeVisible();
    const chance = random(seed, 'shuffle');
    const next = (): number => chance.uniform();
    const steps: string[] = [];
    for (let i = 0; i < STEPS; i++) steps.push(await step(page, next));
    await type(page.getByLabel('Epochs', { exact: true }), EPOCHS);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`epochs=${EPOCHS}\\b`));
    const found = await fingerprint(page);
    const fresh = await context.newPage();
    await open(fresh, new URL(page.url()).hash.replace(/[?&]fp=.*/, ''));
    expect(await fingerprint(fresh), steps.join(', ')).toBe(found);
    await expect(fresh.getByTestId('notices')).toHaveCount(0);
    await fresh.close();
  });
}
