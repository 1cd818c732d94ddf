import type { ReactNode } from 'react';
import type { Part, Parts } from '../../messages/index.ts';

interface Props {
  readonly parts: Parts;
  /** The field of a criterion, where a text has such. */
  readonly criterion?: (part: Extract<Part, { criterion: unknown }>['criterion']) => ReactNode;
}

/** A text whose words may be stressed, keys to press, or fields. */
export function TextParts({ parts, criterion }: Props) {
  return parts.map((part, place) => {
    const key = `${place}`;
    if (typeof part === 'string') return part;
    if ('strong' in part) return <strong key={key}>{part.strong}</strong>;
    if ('em' in part) return <em key={key}>{part.em}</em>;
    if ('key' in part) return <kbd key={key}>{part.key}</kbd>;
    return <span key={key}>{criterion?.(part.criterion)}</span>;
  });
}
