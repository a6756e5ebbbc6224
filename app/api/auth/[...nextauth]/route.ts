import NextAuth from 'next-auth'
import { authOptions } from '@/lib/accounts/auth.server'

type Context = { params: Promise<{ nextauth: string[] }> }

function handle(request: Request, context: Context) {
  return NextAuth(authOptions())(request, context)
}

export { handle as GET, handle as POST }
