import type { Option } from '@/components/ui/select'
import type { Formats } from '@/lib/words/formats'

/** United States first, from east to west, as most recipients live there; then all others by name. */
const first = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
]

export function timeZoneOptions(t: Formats, at: Date): Option[] {
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone))
  return [...first, ...others].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
    detail: offset(t, zone, at),
  }))
}

/** `GMT-4`, as it stands at that moment. */
function offset(t: Formats, timeZone: string, at: Date): string {
  const parts = t.dates({ timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}
