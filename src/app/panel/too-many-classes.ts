import { MAX_CLASSES } from '../../state/inspection.ts';

export const TOO_MANY_CLASSES = `The rows have more than ${MAX_CLASSES} labels: more colours than that nobody tells apart.`;
