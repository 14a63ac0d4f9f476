/** Name and version of what makes a report, as it stands in every report. The version is put in by the builds, from package.json. */
declare const __SIGNPLAN_VERSION__: string | undefined;
export const VERSION = typeof __SIGNPLAN_VERSION__ === 'string' ? __SIGNPLAN_VERSION__ : 'unbuilt';
export const ENGINE = `signplan ${VERSION}`;
