import { db } from '#db/client'
import { getServices } from '../change/queries'
import type { Context } from '../context'
import { getRulebook } from '../policy/queries'
import { parse } from '../refusal'
import { preview, type RiskPreview } from './preview'
import { PreviewRisk } from './schema'

/** The answer of the preview door under the policy in force; stores nothing. An unknown service is a refusal that names it. */
export const getRiskPreview = Object.assign(
  async (_ctx: Context, raw: unknown): Promise<RiskPreview> => {
    const input = parse(PreviewRisk, raw)
    const [rulebook, services] = await Promise.all([
      getRulebook(),
      getServices(db, [...new Set(input.services)]),
    ])
    return preview(rulebook, input, services)
  },
  { commandName: 'preview-risk', schema: PreviewRisk },
)
