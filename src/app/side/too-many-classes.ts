import { MOST_CLASSES } from '../../state/inspection.ts';

export const TOO_MANY_CLASSES = `The rows have more than ${MOST_CLASSES} labels: more colours than that nobody tells apart.`;
