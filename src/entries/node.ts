/** `signplan/node`: what only Node has. Packages in folders, the package that comes along, and building and proving one from its sources. */
export { defaultPlan } from '../cli/default-plan.ts';
export { folderSource } from '../io/node-source.ts';
export { buildPackage, type Built } from '../plan/build/build.ts';
export { checkInStep, writePackage } from '../plan/build/write-package.ts';
export { kindOfFolder, validatePackage, validatePlan, type Validation } from '../plan/validate.ts';
