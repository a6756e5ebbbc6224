import type { Tone } from '@/components/ui/badge'
import type { ImportStatus } from '@/lib/contacts/import/state'
import type { Words } from '@/lib/words/translate'

export const importBadge = (t: Words<'contacts'>): Record<ImportStatus, { tone: Tone; words: string }> => ({
  uploaded: { tone: 'plain', words: t('importBadge.notStarted') },
  checking: { tone: 'live', words: t('importBadge.dryRun') },
  checked: { tone: 'info', words: t('importBadge.checked') },
  running: { tone: 'live', words: t('importBadge.importing') },
  done: { tone: 'good', words: t('importBadge.done') },
  cancelled: { tone: 'warn', words: t('importBadge.stopped') },
  failed: { tone: 'block', words: t('importBadge.failed') },
  undoing: { tone: 'live', words: t('importBadge.takingBack') },
  undone: { tone: 'plain', words: t('importBadge.takenBack') },
})
