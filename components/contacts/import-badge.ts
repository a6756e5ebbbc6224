import type { Tone } from '@/components/ui/badge'
import type { ImportStatus } from '@/lib/contacts/import/state'

export const importBadge: Record<ImportStatus, { tone: Tone; words: string }> = {
  uploaded: { tone: 'plain', words: 'Not started' },
  checking: { tone: 'live', words: 'Dry run' },
  checked: { tone: 'info', words: 'Checked' },
  running: { tone: 'live', words: 'Importing' },
  done: { tone: 'good', words: 'Done' },
  cancelled: { tone: 'warn', words: 'Stopped' },
  failed: { tone: 'block', words: 'Failed' },
  undoing: { tone: 'live', words: 'Taking back' },
  undone: { tone: 'plain', words: 'Taken back' },
}
