import { z } from 'zod'
import { ChangeContent, ChangeNumber } from '../change/schema'

/** Input of `POST /changes/preview`: the content as far as it is written, and the change it belongs to if there is one. */
export const PreviewIntake = z.strictObject({ content: ChangeContent, number: ChangeNumber.optional() })
