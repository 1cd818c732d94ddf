export { ity, ixt, labelEntropy, measure, nameRows, setCounting } from './count';
export { lossSum, measureLogits, measureReading, rightAnswers, setOutput } from './output';
export { setSparseRows } from './sparse';
export { calibrate, epoch, evaluate, restart, setDescent, setLayers, setRows } from './train';
