import { once } from 'node:events';
import { version } from '../../package.json';
import { ENGINE_VERSION } from '../engine/index.ts';
import { activationsCommand } from './activations.ts';
import { inspectCommand } from './inspect.ts';
import { measureCommand } from './measure.ts';
import { didYouMean, EXIT_STRICT, EXIT_USAGE, StrictError, UsageError } from './options.ts';
import { trainCommand } from './train.ts';

const HELP = `Usage: infoplane COMMAND

  train        train a quantized network and measure it exactly
  inspect      one layer at one epoch: its codes, bins and shape
  measure      measure activations from a file
  activations  the activations of a run, for measure and for other programs

infoplane COMMAND --help has the options of a command, infoplane --version the version.`;

const COMMANDS = ['train', 'inspect', 'measure', 'activations', '--help', '--version'];

/** The pieces of what goes to standard output. */
async function output([command, ...args]: string[]): Promise<Iterable<string>> {
  switch (command) {
    case 'train':
      return [await trainCommand(args)];
    case 'inspect':
      return [await inspectCommand(args)];
    case 'measure':
      return [measureCommand(args)];
    case 'activations':
      return activationsCommand(args);
    case '--help':
    case '-h':
    case 'help':
      return [`${HELP}\n`];
    case '--version':
      return [`infoplane ${version}, engine ${ENGINE_VERSION}\n`];
    default: {
      const near = command === undefined ? '' : didYouMean(command, COMMANDS);
      throw new UsageError(`${command ?? 'no command'}: allowed are ${COMMANDS.join(', ')}${near}`);
    }
  }
}

/** parseArgs marks what it cannot read with codes of this form. */
function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

// The reader may close the pipe early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`infoplane: standard output: ${error.message}\n`);
  process.exit(EXIT_USAGE);
});
// A closed standard error is no reason to stop.
process.stderr.on('error', () => {});

try {
  for (const piece of await output(process.argv.slice(2))) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  }
} catch (error) {
  if (!isUsage(error)) throw error;
  process.stderr.write(`infoplane: ${error.message.split('\n')[0]}\n`);
  process.exitCode = error instanceof StrictError ? EXIT_STRICT : EXIT_USAGE;
}
