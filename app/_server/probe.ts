import type { Health } from '#lib/organisation/check-health'

/** The one way a check of health becomes a route: asked by machines, so without a session. */
export const probe = (check: () => Promise<Health>) => async (): Promise<Response> => {
  const health = await check()
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
