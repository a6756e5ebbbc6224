type Fetch = () => Promise<unknown>

/** Fetches scripts that will be wanted. Not without a connection: a script that failed is not asked for again. */
export function warm(fetch: Fetch): void {
  if (navigator.onLine) fetch().catch(unreachable)
}

/** Goes on once scripts are there. Without a connection nothing opens and nothing breaks. */
export function onceFetched(fetch: Fetch, goOn: () => void): void {
  fetch().then(goOn, unreachable)
}

const unreachable = () => undefined
