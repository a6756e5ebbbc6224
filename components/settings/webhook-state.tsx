import { useWords } from '#words'
import { Badge, type Tone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import {
  type DeliveryStatus,
  type Endpoint,
  type EndpointState,
  endpointState,
} from '@/lib/webhooks/endpoint'

const looks: Record<EndpointState, { tone: Tone; icon?: IconName }> = {
  working: { tone: 'good' },
  unused: { tone: 'plain' },
  failing: { tone: 'warn' },
  off_paused: { tone: 'plain', icon: 'pause' },
  off_gone: { tone: 'block' },
  off_failing: { tone: 'block' },
  off_unreadable: { tone: 'block' },
}

/** How an endpoint stands, in a word. */
export function EndpointBadge({ endpoint }: { endpoint: Endpoint }) {
  const t = useWords('webhooks')
  const state = endpointState(endpoint)
  return <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>
}

const tones: Record<DeliveryStatus, Tone> = { pending: 'plain', delivered: 'good', failed: 'block' }

export function DeliveryBadge({ status }: { status: DeliveryStatus }) {
  const t = useWords('webhooks')
  const clock = status === 'pending' ? ({ icon: 'clock' } as const) : {}
  return (
    <Badge tone={tones[status]} {...clock}>
      {t(`status.${status}`)}
    </Badge>
  )
}
