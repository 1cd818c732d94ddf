/**
 * What stands in the page's dialogs, in one file that is fetched after the page: a first visit opens
 * none of them, and each alone would be too small for a request of its own.
 */
export { EstimatorBody } from '../estimator/EstimatorBody.tsx';
export { WhyBody } from '../insight/WhyBody.tsx';
export { AboutBody } from '../shell/AboutBody.tsx';
export { HelpBody } from '../shell/HelpBody.tsx';
