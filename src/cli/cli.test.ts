import { describe, expect, test } from 'vitest';
import { METHODS } from '../engine/index.ts';
import { printed, refusal } from './testing/commands.ts';

describe('infoplane', () => {
  test.each([
    [[], ['train', 'inspect', 'measure', 'activations']],
    [
      ['train'],
      [
        '--preset',
        '--link',
        '--seed',
        '--epochs',
        '--bits',
        '--activation',
        '--hidden',
        '--out',
        '--format',
      ],
    ],
    [['inspect'], ['--link', '--epoch', '--layer', '--neuron', '--estimator']],
    [['activations'], ['--link', '--at', '--layer', '--out']],
    [['measure'], ['FILE', '--estimator', '--options', '.csv', '.json', ...METHODS]],
  ])('%j --help names all it takes', (command, words) => {
    const text = printed(...command, '--help');
    expect(text).toMatch(/^Usage: infoplane /);
    for (const word of words) expect(text).toContain(word);
  });

  test.each([
    ['train', '--rulers', '--estimators'],
    ['train', '--ruler=exact', '--estimators'],
    ['inspect', '--ruler', '--estimator'],
  ])('%s %s is refused with the name that the option has now, %s', (command, old, renamed) => {
    const error = refusal(command, old, 'exact');
    expect(error).toContain(`${old.split('=')[0]}: this option is called ${renamed} now`);
  });

  test('refuses an unknown command and none, and names the commands', () => {
    expect(refusal('tarin')).toMatch(/tarin.*train, inspect, measure/);
    expect(refusal()).toMatch(/train, inspect, measure/);
  });
});
