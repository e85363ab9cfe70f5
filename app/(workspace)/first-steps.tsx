import { FirstSteps as Steps } from '#components/guide/first-steps'
import { canReadTrail } from '#lib/auth/permissions'
import { canRaise } from '#lib/change/permissions'
import { listFeats } from '#lib/guide/queries'
import { isShown, stepsOf } from '#lib/guide/step'
import { getOrganisation } from '#lib/organisation/queries'
import { requireSignedIn } from '../_server/session'
import { hideGuideAction } from './actions'

/** The guide on the page where a person's work begins; nothing once it is put away. */
export async function FirstSteps() {
  const { ctx, profile } = await requireSignedIn()
  if (profile.guide === 'hidden') return null
  const [feats, { zone, demo }] = await Promise.all([listFeats(ctx), getOrganisation(ctx)])
  if (!isShown(profile.guide, feats, ctx.now)) return null
  const reader = { demo, raises: canRaise(ctx.actor).ok, readsTrail: canReadTrail(ctx.actor).ok }
  return (
    <Steps
      steps={stepsOf(feats, reader)}
      demo={demo}
      zone={profile.zone ?? zone}
      now={ctx.now}
      hide={hideGuideAction}
    />
  )
}
