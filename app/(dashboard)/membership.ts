import { headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import type { ApiScope, Permission } from '@/lib/accounts/roles'
import { grants } from '@/lib/accounts/scope'
import { type CurrentUser, currentUser, type Membership, membershipOf } from '@/lib/accounts/session.server'
import { AppError } from '@/lib/platform/errors'

/**
 * The visitor's membership, for pages: leads to sign-in when there is no session, and shows "not found" when the
 * workspace is not theirs. With `permission`, a member whose role lacks it sees why.
 */
export async function pageMembership(slug: string, permission?: Permission | ApiScope): Promise<Membership> {
  const membership = await membershipOf(slug).catch(refuse)
  if (permission && !grants(membership.scope, permission)) forbidden()
  return membership
}

/** The signed-in person, for pages outside any workspace. */
export async function pageUser(): Promise<CurrentUser> {
  return (await currentUser()) ?? toSignIn()
}

async function refuse(error: unknown): Promise<never> {
  if (error instanceof AppError && error.code === 'unauthenticated') return toSignIn()
  if (error instanceof AppError && error.code === 'not_found') notFound()
  throw error
}

async function toSignIn(): Promise<never> {
  // server.ts writes down the path it was asked for; Next does not tell pages.
  const path = (await headers()).get('x-path') ?? '/'
  redirect(path === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(path)}`)
}
