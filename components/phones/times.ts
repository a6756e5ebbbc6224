import type { MessageView } from '@/lib/carriers/simulator/api'
import type { Formats } from '@/lib/words/formats'
import type { Words } from '@/lib/words/translate'

// On the workspace's clock: the server and the browser must draw the same.

/** What the phone's clock shows: when its newest message was sent. */
export function clockOf(t: Formats, messages: readonly MessageView[], timeZone: string): string {
  const at = messages.at(-1)?.steps[0]?.at
  if (!at) return '10:02'
  const time = new Date(at).toLocaleTimeString(t.tag, { timeZone, hour: 'numeric', minute: '2-digit' })
  return time.replace(/\s[AP]M$/, '')
}

/** Above the newest message: "Fri 10:02 AM". */
export function dayOf(t: Words<'phones'>, messages: readonly MessageView[], timeZone: string): string {
  const at = messages.at(-1)?.steps[0]?.at
  if (!at) return t('times.today')
  return new Date(at).toLocaleString(t.tag, {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })
}
