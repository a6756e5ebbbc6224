import { redirect } from 'next/navigation'
import { workspacesOf } from '@/lib/accounts/session.server'
import { pageUser } from './(dashboard)/membership'

/** The front door: the visitor's first workspace, or the way to one. */
export default async function FrontDoor() {
  const user = await pageUser()
  const [first] = await workspacesOf(user.id)
  redirect(first ? `/${first.slug}/home` : '/welcome')
}
