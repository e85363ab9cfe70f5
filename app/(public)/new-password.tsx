import { KeptText } from '#components/ui/kept-field'
import { SHORTEST_PASSWORD } from '#lib/auth/password'

/** The two fields of a password that is being chosen. */
export function NewPassword() {
  return (
    <>
      <KeptText
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        help={`At least ${SHORTEST_PASSWORD} characters. A few unrelated words do well; spaces are fine.`}
      />
      <KeptText
        label="The same password again"
        name="repeat"
        type="password"
        autoComplete="new-password"
        required
      />
    </>
  )
}
