export {
  ity,
  ixt,
  labelEntropy,
  lossSum,
  measure,
  predictedWords,
  probabilityWords,
  rightAnswers,
  rowLosses,
  setCounting,
} from './count';
export { setSparseRows } from './sparse';
export { calibrate, epoch, evaluate, restart, setDescent, setLayers, setRows } from './train';
