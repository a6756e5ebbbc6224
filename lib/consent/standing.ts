/** Projection of the ledger onto `contact.consent`. */
export type ConsentState = 'none' | 'pending' | 'granted' | 'revoked'

/** Kinds of ledger events, as in `consent_event.kind`. */
export const eventKinds = [
  'granted',
  'asked',
  'confirmed',
  'revoked',
  'resumed',
  'help',
  'suppressed',
  'released',
] as const
export type ConsentEventKind = (typeof eventKinds)[number]

export const mechanisms = ['import', 'form', 'keyword', 'reply', 'page', 'manual', 'api'] as const
export type Mechanism = (typeof mechanisms)[number]

export const suppressionReasons = [
  'opted_out',
  'complaint',
  'dead_number',
  'carrier_refused',
  'manual',
] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

/** Suppressions that the person's own yes ends. The others end when a member releases them. */
export const liftedByPerson: ReadonlySet<SuppressionReason> = new Set(['opted_out', 'dead_number'])

const deciding: ReadonlySet<ConsentEventKind> = new Set(['granted', 'confirmed', 'revoked', 'resumed'])

/**
 * What a number's events, oldest first, amount to. The last yes or no decides; coming back restores a yes that was once
 * given, and never makes one up; a question alone leaves the answer pending.
 */
export function standingOf(kinds: readonly ConsentEventKind[]): ConsentState {
  let standing: ConsentState = 'none'
  let everGranted = false
  let decided = false
  for (const kind of kinds) {
    if (kind === 'asked' && !decided) standing = 'pending'
    if (!deciding.has(kind)) continue
    decided = true
    everGranted ||= kind === 'granted' || kind === 'confirmed'
    standing = kind === 'revoked' ? 'revoked' : everGranted ? 'granted' : 'none'
  }
  return standing
}
