'use client'

import clsx from 'clsx'
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Going } from './going'
import { Icon, type IconName } from './icon'

const track = 'inline-flex gap-px rounded-md bg-fill p-0.5'
const stop =
  'inline-flex h-6 items-center justify-center gap-[5px] rounded-[4px] px-2.5 text-[12.5px] font-medium whitespace-nowrap text-ink-2 hover:text-ink max-md:h-8 max-md:flex-1'
const stopOn = 'bg-pressed text-ink font-semibold shadow-pressed'

export type Segment = { value: string; label: ReactNode; icon?: IconName; disabled?: boolean }

export type SegmentedControlProps = {
  segments: readonly Segment[]
  value: string
  onValueChange: (value: string) => void
  /** Names the group: "Handset". */
  label: string
  className?: string
}

/** A choice among few, all visible. Never empty. */
export function SegmentedControl({
  segments,
  value,
  onValueChange,
  label,
  className,
}: SegmentedControlProps) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={(next) => next && onValueChange(next)}
      aria-label={label}
      className={clsx(track, className)}
    >
      {segments.map((segment) => (
        <ToggleGroup.Item
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled}
          className={clsx(stop, segment.value === value && stopOn)}
        >
          {segment.icon ? <Icon name={segment.icon} size={13} /> : null}
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}

export type SegmentLink = { href: string; label: ReactNode; current?: boolean; icon?: IconName }

/** The same look, for views that have an address of their own. */
export function SegmentedLinks({ links, label }: { links: readonly SegmentLink[]; label: string }) {
  return (
    <nav aria-label={label} className={track}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={link.current ? 'page' : undefined}
          className={clsx('relative', stop, link.current && stopOn)}
        >
          {link.icon ? <Icon name={link.icon} size={13} /> : null}
          {link.label}
          {link.current ? null : <Going className="inset-x-2 bottom-0 h-0.5" />}
        </Link>
      ))}
    </nav>
  )
}
