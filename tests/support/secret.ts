/** Of every stack and database of the tests. */
export const testSecret = 'a secret for tests, long enough to be accepted'
