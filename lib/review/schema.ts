import { OnChange } from '../change/schema'
import { required } from '../text'

export const SignReview = OnChange.extend({
  note: required('Write what the review found.', 10_000),
})
