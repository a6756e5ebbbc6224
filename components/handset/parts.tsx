import type { HandsetSender } from './types'

export function Bars() {
  return (
    <svg width="17" height="11" viewBox="0 0 17 11" fill="currentColor" aria-hidden>
      <rect x="0" y="7" width="3" height="4" rx=".8" />
      <rect x="4.6" y="5" width="3" height="6" rx=".8" />
      <rect x="9.2" y="2.6" width="3" height="8.4" rx=".8" />
      <rect x="13.8" y="0" width="3" height="11" rx=".8" />
    </svg>
  )
}

export function Battery() {
  return (
    <svg width="25" height="12" viewBox="0 0 25 12" aria-hidden>
      <rect x=".5" y=".5" width="21" height="11" rx="3.2" fill="none" stroke="currentColor" opacity=".45" />
      <rect x="2" y="2" width="15" height="8" rx="2" fill="currentColor" />
      <path d="M23 4v4c.9-.3 1.5-1.1 1.5-2S23.900 4.300 23 4Z" fill="currentColor" opacity=".5" />
    </svg>
  )
}

/** The sender's picture, the first letter of a saved name, or nobody. */
export function Face({ sender, size }: { sender: HandsetSender; size: number }) {
  if (sender.picture) {
    return (
      // biome-ignore lint/performance/noImgElement: a small picture of the brand
      <img
        src={sender.picture}
        alt=""
        width={size}
        height={size}
        style={{ borderRadius: '50%', objectFit: 'cover', width: size, height: size }}
      />
    )
  }
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden>
      <circle cx="24" cy="24" r="24" fill={sender.name ? '#1e3b33' : '#9aa1ab'} />
      {sender.name ? (
        <text x="24" y="32" textAnchor="middle" fontSize="23" fontWeight="600" fill="#f3d58b">
          {[...sender.name][0]?.toUpperCase()}
        </text>
      ) : (
        <>
          <circle cx="24" cy="19" r="8" fill="#fff" />
          <path d="M9 41c1-9 7-13 15-13s14 4 15 13" fill="#fff" />
        </>
      )}
    </svg>
  )
}
