import fc from 'fast-check';

/** One seed for every property in a run, so that a failure anywhere is the same failure everywhere; PROPERTY_SEED tries others, and fast-check prints it with a counterexample. */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20261124) });
