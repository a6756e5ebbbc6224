/** Fetches scripts that will be wanted. Not without a connection: a script that failed is not asked for again. */
export function warm(fetch: () => Promise<unknown>): void {
  if (navigator.onLine) fetch().catch(() => undefined)
}
