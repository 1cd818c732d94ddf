/** What in a link was not as it should be, and what was used instead. */
import type { EstimatorRepair, FieldRepair, OverrideRepair } from '../engine/index.ts';

/** What programs do to the text of a link. */
export type TextMend =
  | 'punctuation'
  | 'behind'
  | 'blanks'
  | 'decimal-comma'
  | 'invisible'
  | 'line-breaks'
  | 'entities'
  | 'escapes'
  | 'full-width'
  | 'dashes'
  | 'capitals';

export type Repair =
  | FieldRepair
  | OverrideRepair
  // The link as a whole.
  | {
      readonly code: 'too-long';
      readonly length: number;
      /** How many characters were read. */
      readonly used: number;
      readonly most: number;
    }
  /** The text was mended; what it means was not changed. */
  | { readonly code: 'text'; readonly what: TextMend }
  /** The part before the settings is not the version and a preset. */
  | { readonly code: 'preset'; readonly given: string; readonly used: string }
  | { readonly code: 'fingerprint'; readonly given: string }
  /** `names` are those that a link may have. */
  | {
      readonly code: 'unknown-setting';
      readonly field: string;
      readonly given: string;
      readonly names: readonly string[];
    }
  /** A second value of a setting; the first counts. */
  | { readonly code: 'setting-twice'; readonly field: string; readonly given: string }
  // Parts of the view state.
  | {
      readonly code: 'choice';
      readonly field: string;
      readonly given: string;
      readonly used: string;
      readonly options: readonly string[];
    }
  | {
      readonly code: 'whole-number';
      readonly field: string;
      readonly given: string;
      readonly used: string | undefined;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly code: 'estimator';
      readonly field: string;
      readonly given: string;
      /** Undefined where it was left out of a list. */
      readonly used: string | undefined;
      readonly repairs: readonly EstimatorRepair[];
    }
  | {
      readonly code: 'criteria';
      readonly field: string;
      readonly given: string;
      readonly used: string;
    }
  /** A list that must have an entry has none. */
  | { readonly code: 'empty-list'; readonly field: string; readonly used: string }
  /** An estimator that is there before it. */
  | { readonly code: 'same-estimator'; readonly given: string }
  /** Entries beyond the first `most` of a list. */
  | {
      readonly code: 'list-too-long';
      readonly field: string;
      readonly given: string;
      readonly most: number;
    }
  /** A comparison run that is the run itself or one before it. */
  | { readonly code: 'same-run'; readonly given: string };
