import { activationsCommand } from './activations.ts';
import { measureCommand } from './measure.ts';
import { EXIT_USAGE, UsageError } from './options.ts';
import { trainCommand } from './train.ts';

const HELP = `Usage: infoplane COMMAND

  train        train a quantized network and measure it exactly
  measure      measure activations from a file
  activations  the activations of a run, for measure and for other programs

infoplane COMMAND --help tells more.`;

async function output([command, ...args]: string[]): Promise<string> {
  switch (command) {
    case 'train':
      return trainCommand(args);
    case 'measure':
      return measureCommand(args);
    case 'activations':
      return activationsCommand(args);
    case '--help':
    case 'help':
      return `${HELP}\n`;
    default:
      throw new UsageError(
        `${command ?? 'no command'}: allowed are train, measure, activations, --help`,
      );
  }
}

/** parseArgs marks what it cannot read with codes of this form. */
function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

try {
  process.stdout.write(await output(process.argv.slice(2)));
} catch (error) {
  if (!isUsage(error)) throw error;
  process.stderr.write(`infoplane: ${error.message.split('\n')[0]}\n`);
  process.exitCode = EXIT_USAGE;
}
