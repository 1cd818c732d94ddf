import { layerColour, layerSymbol, symbolPath } from '../../charts/shared/palette.ts';
import type { EstimatorSpec, LayerVerdict, Trajectory } from '../../engine/index.ts';
import { messages } from '../../messages/index.ts';
import { showLayer } from '../../state/commands.ts';
import { EXACT, layerState } from '../../state/engine-values.ts';
import { isBinning, isExact } from '../../state/estimates.ts';
import { CommandButton } from '../shared/CommandButton.tsx';
import { useObserved } from '../shared/page-context.ts';
import { Sparkline } from '../shared/Sparkline.tsx';
import textStyles from '../shared/text.module.css';
import { useTrajectories } from '../shared/trajectories-of.ts';
import styles from './readout.module.css';

/** The plane as a table: the numbers at the checkpoint on show. */
export function Readout() {
  const output = useObserved(({ screen }) => screen.view.output);
  const bits = useObserved(({ screen }) => screen.recordedRun?.bits);
  const [main, overlaid] = useObserved(({ screen }) => [screen.main, screen.overlaid]);
  const hasRun = useObserved(({ screen }) => screen.recordedRun !== undefined);
  const hasOutput = useObserved(({ screen }) => screen.recording.hasOutput);
  // A file of one epoch has no trajectories.
  const hasSeveralEpochs = useObserved(({ screen }) => screen.hasSeveralEpochs);
  const layerVerdicts = useObserved(({ screen }) => screen.finalVerdicts);
  const [checkpoint, rows] = useObserved(({ screen }) => [screen.shownCheckpoint, screen.rows]);
  const { layers, epochs } = useTrajectories(main);
  const estimator = overlaid && !isExact(overlaid) ? overlaid : undefined;
  const others = useTrajectories(estimator ?? EXACT).layers;
  const epoch = epochs[checkpoint];
  const words = messages.lab.table();
  return (
    <section className={styles['readout']} data-testid="readout" aria-label={words.region}>
      <table className={estimator && styles['with-estimator']}>
        <caption>
          {epoch === undefined
            ? words.empty
            : messages.lab.tableCaption(
                messages.estimators.title(main),
                estimator && messages.estimators.title(estimator),
                hasSeveralEpochs ? epoch : undefined,
              )}
        </caption>
        <thead>
          {hasSeveralEpochs && (
            <tr className={styles['groups']}>
              <td />
              <th scope="colgroup" colSpan={estimator === undefined ? 4 : 5}>
                {epoch === undefined ? words.now : messages.lab.atEpoch(epoch)}
              </th>
              <th
                scope="colgroup"
                colSpan={estimator === undefined ? 2 : 1}
                className={styles['run']}
              >
                {hasRun ? words.run : words.allEpochs}
              </th>
            </tr>
          )}
          <tr>
            <th scope="col">{words.layer}</th>
            <th scope="col">I(X;T)</th>
            {estimator !== undefined && <EstimatorHeads estimator={estimator} />}
            <th scope="col">I(T;Y)</th>
            {estimator === undefined && <th scope="col">{words.codes}</th>}
            <th scope="col" className={styles['state']}>
              <span className={textStyles['visually-hidden']}>{words.state}</span>
            </th>
            {hasSeveralEpochs && (
              <>
                {estimator === undefined && (
                  <th scope="col" className={styles['run']}>
                    {words.trajectory}
                  </th>
                )}
                <th scope="col" className={styles['verdict']}>
                  {words.verdict}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {layers.map((layer, l) => (
            <Row
              key={layer.name}
              layer={layer}
              index={l}
              count={layers.length}
              checkpoint={checkpoint}
              rows={rows}
              epochs={hasSeveralEpochs ? epochs : undefined}
              verdict={layerVerdicts.find(({ index }) => index === l)?.verdict}
              estimator={estimator}
              other={others[l]}
            />
          ))}
        </tbody>
      </table>
      {(hasOutput || estimator !== undefined) && (
        <p className={textStyles['hint']}>
          {estimator !== undefined && `${messages.lab.estimateColumns(isBinning(estimator))} `}
          {estimator !== undefined && hasSeveralEpochs && `${messages.lab.leftOutColumns()} `}
          {hasOutput && messages.outputs.sentence(output, `T${layers.length}`, bits)}
        </p>
      )}
    </section>
  );
}

function EstimatorHeads({ estimator }: { readonly estimator: EstimatorSpec }) {
  const title = messages.estimators.title(estimator);
  const words = messages.lab.table();
  return (
    <>
      <th scope="col" title={`I(X;T) with ${title}`}>
        {words.estimate}
      </th>
      <th
        scope="col"
        title={`I(X;T), ${messages.estimators.distance(isBinning(estimator))}: ${title}`}
      >
        {isBinning(estimator) ? words.lost : words.differs}
      </th>
    </>
  );
}

const ESTIMATOR_DIGITS = 3;
const SPARKLINE = { width: 40, height: 18 };

interface RowProps {
  readonly layer: Trajectory;
  readonly index: number;
  readonly count: number;
  readonly checkpoint: number;
  /** Inputs measured. */
  readonly rows: number;
  /** Once there will be no more checkpoints. */
  readonly verdict: LayerVerdict['verdict'] | undefined;
  /** Of a recording that has trajectories. */
  readonly epochs: readonly number[] | undefined;
  /** The estimator laid over the plane, and what it reads of the layer. */
  readonly estimator: EstimatorSpec | undefined;
  readonly other: Trajectory | undefined;
}

function Row(props: RowProps) {
  const { layer, index, count, checkpoint, rows, epochs, verdict, estimator, other } = props;
  const selected = useObserved(({ screen }) => screen.view.layer === index + 1);
  const fullName = useObserved(
    ({ screen }) => screen.recording.layers(screen.view.output)[index]?.fullName,
  );
  const ixt = layer.ixt[checkpoint];
  const codes = layer.states[checkpoint];
  const state =
    ixt === undefined || codes === undefined || !Number.isFinite(ixt)
      ? 'ordinary'
      : layerState(ixt, codes, rows);
  // Two columns more leave no room for the codes and the trajectory, and less for each number.
  const digits = estimator === undefined ? 4 : ESTIMATOR_DIGITS;
  const words = messages.lab.table();
  return (
    <tr className={selected ? styles['selected'] : undefined}>
      <th scope="row">
        <CommandButton
          command={selected ? 'all-layers' : showLayer(index + 1)}
          title={selected ? words.allLayers : messages.lab.showAlone(fullName ?? layer.name)}
          aria-pressed={selected}
        >
          <svg className={styles['swatch']} viewBox="-7 -7 14 14" aria-hidden="true">
            <path d={symbolPath(layerSymbol(index), 5)} fill={layerColour(index, count)} />
          </svg>
          {layer.name}
        </CommandButton>
      </th>
      <td>{messages.numbers.cell(ixt, digits)}</td>
      {estimator !== undefined && (
        <EstimatorCells exact={ixt} read={other?.ixt[checkpoint]} isLoss={isBinning(estimator)} />
      )}
      <td>{messages.numbers.cell(layer.ity[checkpoint], digits)}</td>
      {estimator === undefined && (
        <td>{codes === undefined || Number.isNaN(codes) ? '–' : codes}</td>
      )}
      <td className={styles['state']} title={messages.lab.state(state).meaning}>
        {state !== 'ordinary' && (
          <>
            <span aria-hidden="true">{messages.lab.state(state).short}</span>
            <span className={textStyles['visually-hidden']}>{messages.lab.state(state).name}</span>
          </>
        )}
      </td>
      {epochs !== undefined && (
        <>
          {estimator === undefined && (
            <td className={styles['run']}>
              <Sparkline
                size={SPARKLINE}
                count={epochs.length}
                epochs={epochs}
                values={layer.ixt}
                colour={layerColour(index, count)}
                ariaLabel={messages.lab.trajectoryOf(layer.name)}
              />
            </td>
          )}
          <td
            className={styles['verdict']}
            title={verdict && messages.verdicts.meaning(verdict.kind)}
          >
            {verdict && messages.verdicts.name(verdict.kind)}
            {verdict?.qualifications.includes('borderline') && (
              <em title={messages.verdicts.qualification('borderline').meaning}>
                {' '}
                {messages.verdicts.qualification('borderline').name}
              </em>
            )}
          </td>
        </>
      )}
    </tr>
  );
}

interface CellsProps {
  readonly exact: number | undefined;
  readonly read: number | undefined;
  /** Whether the estimator can only lose bits; then what it lost is given, without a sign. */
  readonly isLoss: boolean;
}

function EstimatorCells({ exact = Number.NaN, read = Number.NaN, isLoss }: CellsProps) {
  return (
    <>
      <td>{messages.numbers.cell(read, ESTIMATOR_DIGITS)}</td>
      <td>
        {isLoss
          ? messages.numbers.cell(exact - read, ESTIMATOR_DIGITS)
          : messages.numbers.difference(read - exact)}
      </td>
    </>
  );
}
