import type { Option } from '@/components/ui/select'

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

export function timeZoneOptions(at: Date): Option[] {
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone))
  return [...first, ...others].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
    detail: offset(zone, at),
  }))
}

/** `GMT-4`, as it stands at that moment. */
function offset(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}
