import { DEFAULT_PRESET, FIELDS, PRESETS, type Run } from '../engine/index.ts';
import { DEFAULT_VIEW_STATE, type LinkFingerprint, type ViewState } from '../link/index.ts';
import { messages } from '../messages/index.ts';
import { chooseBackend } from '../worker/backend.ts';
import { chosenRun, networksOnShow, SETTING_OPTIONS } from './chosen-run.ts';
import { estimatorsOnShow, parseEstimatorsOption, trajectoriesOf } from './estimators.ts';
import { COMMON_HELP, COMMON_OPTIONS, joinNegatives, parseOptions, UsageError } from './options.ts';
import { checkOut, writeOut } from './out-file.ts';
import { type Network, recordingAsCsv, recordingAsJson, summaryOf } from './recording-output.ts';
import { trainRun } from './train-run.ts';

const TRAIN_HELP = `Usage: infoplane train [options]

Trains one run and prints one JSON object: its fingerprint, the epochs trained, I(X;T) and I(T;Y)
in bits and the number of codes of each layer at the last epoch, and the accuracy beside that of the
most frequent label (majority). "learning" is learned, memorized (above chance in training alone),
did-not-learn or diverged. The verdict on the trajectory of a layer comes with what it rests on: whether
it is borderline or saturated, the epoch of the peak, I(X;T) there (peak) and at the end, the epoch by
which the layer is fitted, and the phases in turn. Of a phase, "from" and "to" are I(X;T) as recorded,
"change" is that of its smoothed trajectory. A run that diverged has no verdicts. What further estimators
give is under "estimators", the other networks of a comparison under "networks".

  --preset NAME      ${PRESETS.map(({ id }) => id).join(', ')}
                     (default ${DEFAULT_PRESET.id})
  --link URL         the run of a link from the page; if it shows the comparison, with its other
                     networks and its estimators
  --seed N           ${messages.fields.allowed(FIELDS.seed.rule)}
  --epochs N         ${messages.fields.allowed(FIELDS.epochs.rule)}
  --bits N           activation bits: ${messages.fields.allowed(FIELDS.bits.rule)}
  --activation NAME  ${messages.fields.allowed(FIELDS.activations.rule)}
  --hidden W,W,...   1 to 8 widths of 1 to 32, as in 10,7,5
  --estimators LIST      how to measure, as links write it: 'exact;uniform,30,run;kde_upper,0.1'
                     (default what the link shows, else exact)
  --out FILE         writes the whole recording to FILE
  --format json|csv  format of the recording; csv without --out prints the recording instead of the summary
${COMMON_HELP}

Progress goes to standard error. Unusable options end with exit status 2. A link's fingerprint is
compared with the run's own, and standard error has whether the bits are the same.`;

/** `infoplane train`: returns what goes to standard output. */
export async function trainCommand(args: string[]): Promise<string> {
  const { values } = parseOptions({
    args: joinNegatives(args),
    options: {
      ...SETTING_OPTIONS,
      estimators: { type: 'string' },
      out: { type: 'string' },
      format: { type: 'string' },
      ...COMMON_OPTIONS,
    },
  });
  if (values.help) return `${TRAIN_HELP}\n`;
  const { format = 'json' } = values;
  if (format !== 'json' && format !== 'csv')
    throw new UsageError(`--format ${format}: allowed are json, csv`);
  const { preset, run, viewState, expected } = chosenRun(values);
  const estimators =
    values.estimators === undefined
      ? estimatorsOnShow(viewState)
      : parseEstimatorsOption(values.estimators);
  if (values.out !== undefined) checkOut(values.out);

  const { backend, fallback } = await chooseBackend();
  if (fallback !== undefined)
    process.stderr.write(`slower backend: ${messages.backends.reason(fallback)}\n`);
  const measure = async (
    one: Run,
    itsViewState: ViewState,
    itsFingerprint?: LinkFingerprint,
  ): Promise<Network> => {
    const trained = await trainRun(one, backend, itsFingerprint, values.strict);
    const trajectories = await trajectoriesOf(
      trained.recording,
      estimators,
      viewState.output,
      backend,
    );
    return {
      ...trained,
      preset,
      viewState: itsViewState,
      trajectories: trajectories as unknown as Network['trajectories'],
    };
  };
  const own = await measure(run, viewState, expected);
  const networks: Network[] = [];
  for (const other of networksOnShow(run, viewState)) {
    const { output, criteria } = viewState;
    networks.push(await measure(other, { ...DEFAULT_VIEW_STATE, output, criteria }));
  }
  const measured = { ...own, networks };
  const whole = format === 'csv' ? recordingAsCsv(measured) : recordingAsJson(measured);
  if (values.out !== undefined) writeOut(values.out, [whole]);
  else if (format === 'csv') return whole;
  return `${JSON.stringify(summaryOf(measured))}\n`;
}
