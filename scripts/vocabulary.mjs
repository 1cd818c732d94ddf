// One name for one thing: names that have been replaced, and verbs of people in comments on code.

/** Words of identifiers, one by one, and what the thing is called instead. */
const REPLACED = {
  companion: 'comparison run',
  course: 'trajectory, run, or sketch',
  ghost: 'estimate overlay, or previous run',
  knee: 'peak',
  lens: 'estimator, or counter',
  reading: 'estimate, or output definition',
  ruler: 'estimator',
  tape: 'recording',
  twin: 'comparison run',
  workbench: 'training session',
  hear: 'receive, or a listener',
  heard: 'received',
  say: 'report, or print',
  said: 'message',
  tell: 'notify',
  told: 'notified',
};

/** Limits are MAX_ and MIN_. */
const LIMITS = /^(?:MOST|LEAST|FEWEST|LONGEST)(?:_|$)/;

/**
 * What only people do. "Tell apart" is to distinguish, and stands for numbers that are too close to
 * be distinguished.
 */
const PERSONAL =
  /\b(?:says?|said|saying|(?:tells?|told)(?!(?:\s+\S+){0,5}\s+apart)|hears?|heard|knows|knew|wants?|wanted|asks?|asked|asking|wishes|breathes?|nobody|anybody|whoever|speaks?|spoken|talks?|thinks?|believes?|remembers?|forgets?|forgot)\b/i;

/** Files in which such words are right, with the reason. */
const EXCEPTIONS = new Map([
  ['scripts/vocabulary.mjs', 'it lists the words'],
  ['scripts/rooms.test.ts', 'it has examples of what is refused'],
  ['src/messages/messages.test.ts', 'it refuses them in texts'],
]);

/**
 * Sentences about the words of a file.
 * @param {string} path
 * @param {string} code without comments and strings
 * @param {string[]} comments
 * @returns {string[]}
 */
export function refusedWords(path, code, comments) {
  if (EXCEPTIONS.has(path)) return [];
  const names = new Set(code.match(/[A-Za-z_]\w*/g) ?? []);
  return [
    ...[...names].flatMap((name) => refusedName(name).map((why) => `${path} names ${why}`)),
    ...comments.flatMap((comment) => {
      const word = PERSONAL.exec(comment)?.[0];
      return word === undefined ? [] : [`${path} has “${word}” in a comment: ${plain(comment)}`];
    }),
  ];
}

/** @param {string} name */
function refusedName(name) {
  if (LIMITS.test(name)) return [`${name}: limits are MAX_ and MIN_`];
  return name
    .split(/_|(?<=[a-z0-9])(?=[A-Z])/)
    .map((word) => word.toLowerCase().replace(/(?<=[a-z]{3})s$/, ''))
    .flatMap((word) => {
      const better = Object.hasOwn(REPLACED, word)
        ? REPLACED[/** @type {keyof typeof REPLACED} */ (word)]
        : undefined;
      return better === undefined ? [] : [`${name}, now: ${better}`];
    });
}

/** @param {string} comment */
function plain(comment) {
  return comment.replace(/\s*\n\s*\*?\s*/g, ' ').slice(0, 100);
}
