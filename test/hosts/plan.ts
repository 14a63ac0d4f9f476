/** The package's address, which the test names. */
export const plan = new URLSearchParams(location.search).get('plan') ?? '';
