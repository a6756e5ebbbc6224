import type { IconName } from '@/components/ui/icon'
import type { Role } from '@/lib/accounts/roles'

export type NavItem = {
  href: string
  label: string
  icon: IconName
  /** Other addresses that belong to the same room. */
  also?: readonly string[]
  /** Takes one there from anywhere outside a field: "G H". */
  keys?: string
  /** Something waits there. */
  badge?: number
  /** Stands at the foot of the rail. */
  foot?: boolean
}

/** The send that is under way, for the band. */
export type Sending = {
  name: string
  /** 0 to 1. */
  share: number
  /** Messages per second; null while it is not known. */
  rate: number | null
  secondsLeft: number | null
  href: string
}

export type Notice = { id: string; title: string; detail?: string; href?: string; unread?: boolean }

/** One line of the command bar: a place to go or something to do. */
export type Command = {
  id: string
  label: string
  href: string
  group: string
  detail?: string
  icon?: IconName
  /** A small picture instead of the icon. */
  picture?: string
  /** What does it from anywhere outside a field: "C", or one after another: "G H". */
  keys?: string
}

export type WorkspaceRef = { name: string; href: string; current?: boolean }
export type MemberRef = { name: string; email: string; role: Role }
