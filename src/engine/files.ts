/** What reads files of activations: apart from the rest, for a worker fetches it when there is one. */
export { FileActivations } from './training/file-activations.ts';
