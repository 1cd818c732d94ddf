/** What in a link or on the command line was not as it should be. */
import {
  CRITERIA_LIMITS,
  FIELD_KEYS,
  FIELDS,
  type FieldRepair,
  type OverrideRepair,
  PRESETS,
} from '../../engine/index.ts';
import type { Repair, TextMend } from '../../link/index.ts';
import { repair as estimatorRepair } from './estimators.ts';
import { allowed } from './fields.ts';
import { counted, number, numberFrom, or, quoted, typed } from './numbers.ts';

/** What a field accepts whose value was repaired. */
export function allowedInField(repair: FieldRepair): string {
  return repair.code === 'activation-count'
    ? `one for all ${repair.layers} hidden layers or one for each`
    : allowed(FIELDS[repair.key].rule);
}

const refused = (subject: string, given: string, allowed: string, outcome: string): string =>
  `${subject}: ${quoted(given)} is not allowed (${allowed}); ${outcome}.`;

const using = (used: string): string => `using ${used}`;

const LEFT_OUT = 'it is left out';

function overrideSentence(repair: OverrideRepair): string {
  switch (repair.code) {
    case 'override-unknown': {
      const names = FIELD_KEYS.map((key) => FIELDS[key].name).join(', ');
      return refused('vs', repair.given, `changes of ${names}, as in act:relu`, LEFT_OUT);
    }
    case 'override-twice':
      return `vs: ${quoted(repair.given)} changes a setting for the second time; it is ignored.`;
    case 'override': {
      const outcome = repair.used === undefined ? LEFT_OUT : using(repair.used);
      return refused('vs', repair.given, allowedInField(repair.repair), outcome);
    }
  }
}

const TEXT_MENDS: Readonly<Record<TextMend, string>> = {
  punctuation: 'Punctuation around the link was left out.',
  behind: 'What stood behind the link was left out.',
  blanks: 'Blanks in the link were left out.',
  'decimal-comma': 'A decimal comma in the link was read as a point.',
  invisible: 'Invisible characters in the link were left out.',
  'line-breaks': 'Line breaks in the link were left out.',
  entities:
    'The link was copied from the source of a page; its entities (&amp;) were read as characters.',
  escapes: 'The link was escaped once too often; it was unescaped.',
  'full-width': 'Full-width characters in the link were read as plain ones.',
  dashes: 'Dashes in the link were read as hyphens.',
  capitals: 'Capital letters in the link were read as small ones.',
};

/** A repair in a sentence. */
export function sentence(repair: Repair): string {
  switch (repair.code) {
    case 'field':
    case 'activation-count': {
      const { name } = FIELDS[repair.key];
      const used = repair.used ?? 'the preset’s value';
      return refused(name, repair.given, allowedInField(repair), using(used));
    }
    case 'override':
    case 'override-twice':
    case 'override-unknown':
      return overrideSentence(repair);
    case 'too-long': {
      const characters = counted(repair.length, { one: 'character', other: 'characters' });
      return `The link has ${characters} (at most ${number(repair.most)} are allowed); only the first ${number(repair.used)} are used.`;
    }
    case 'text':
      return TEXT_MENDS[repair.what];
    case 'empty-list':
      return `${repair.field} is empty; ${using(repair.used)}.`;
    case 'same-estimator':
      return `estimators: ${quoted(repair.given)} is there already; ${LEFT_OUT}.`;
    case 'preset': {
      const presets = PRESETS.map(({ id }) => id).join(', ');
      return refused('preset', repair.given, `v1/ and one of ${presets}`, using(repair.used));
    }
    case 'fingerprint':
      return refused('fp', repair.given, '16 hexadecimal digits', LEFT_OUT);
    case 'unknown-setting':
      return `${repair.field} is not a setting of this page (${repair.names.join(', ')}); ${quoted(repair.given)} is ignored.`;
    case 'setting-twice':
      return `${repair.field} is given twice; ${quoted(repair.given)} is ignored.`;
    case 'choice':
      return refused(repair.field, repair.given, or(repair.options), using(repair.used));
    case 'whole-number': {
      const outcome = repair.used === undefined ? LEFT_OUT : using(repair.used);
      const range = numberFrom(repair, true, typed);
      return refused(repair.field, repair.given, range, outcome);
    }
    case 'estimator': {
      const found = repair.repairs.map(estimatorRepair).join('; ');
      const outcome = repair.used === undefined ? LEFT_OUT : using(repair.used);
      return `${repair.field}: ${found}; ${outcome}.`;
    }
    case 'criteria': {
      const limits = Object.entries(CRITERIA_LIMITS).map(
        ([key, [min, max]]) => `${key} ${typed(min)} to ${typed(max)}`,
      );
      const allowed = `bits: ${limits.join(', ')}`;
      return refused(repair.field, repair.given, allowed, using(repair.used));
    }
    case 'list-too-long':
      return `${repair.field}: at most ${number(repair.most)} are allowed; only the first ${number(repair.most)} are used.`;
    case 'same-run':
      return `vs: ${quoted(repair.given)} is the run itself or one already compared; it is left out.`;
  }
}
