import type { CSSProperties } from 'react'

/** 0.427 → 42: a send is never shown further than it is. */
export function wholePercent(share: number): number {
  return Math.floor(Math.min(1, Math.max(0, share)) * 100)
}

/** The lights along the lower edge of the band: how far the current send is. Nothing sending: all unlit. */
export function BulbEdge({ sending }: { sending?: { share: number; label: string } | undefined }) {
  return (
    <div
      className="bulb-edge"
      style={{ '--share': `${sending ? wholePercent(sending.share) : 0}%` } as CSSProperties}
      {...(sending ? { role: 'img', 'aria-label': sending.label } : { 'aria-hidden': true })}
    >
      <i />
    </div>
  )
}
