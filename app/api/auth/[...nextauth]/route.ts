import NextAuth from 'next-auth'
import { authOptions } from '../../../_server/auth'

type Route = { params: Promise<{ nextauth: string[] }> }
// Built per request: the environment is not there yet while `next build` loads this file.
const handler = (request: Request, route: Route): Promise<Response> =>
  NextAuth(request as never, route as never, authOptions()) as Promise<Response>

export { handler as GET, handler as POST }
