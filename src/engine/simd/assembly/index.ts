export { findCells, setFinder } from './cells';
export { ity, ixt, labelEntropy, measure, nameRows, setCounting } from './count';
export { countLevels, mapLevels } from './levels';
export { lossSum, measureLogits, measureOutput, rightAnswers, setOutput } from './output';
export { setSparseRows } from './sparse';
export { calibrate, epoch, evaluate, restart, setDescent, setLayers, setRows } from './train';
