// A property that fails has killed its mutant: a smaller counterexample is of no use.
import fc from 'fast-check';

fc.configureGlobal({ endOnFailure: true });
