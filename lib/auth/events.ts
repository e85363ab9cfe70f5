import type { Role } from './roles'

type OfPerson = { personId: string; email: string }
export type AuthEvent =
  | ({ type: 'auth.person_invited'; name: string } & OfPerson)
  | ({ type: 'auth.person_registered' } & OfPerson)
  | ({ type: 'auth.person_disabled'; reason: string } & OfPerson)
  | ({ type: 'auth.person_enabled' } & OfPerson)
  | ({ type: 'auth.profile_changed'; before: object; after: object } & OfPerson)
  | ({ type: 'auth.password_set'; by: 'invitation' | 'reset' | 'profile' | 'set_up' } & OfPerson)
  | ({ type: 'auth.reset_link_made' } & OfPerson)
  | ({ type: 'auth.signed_in'; sessionId: string; by?: 'demo identity' } & OfPerson)
  | ({ type: 'auth.signed_out'; sessionId: string } & OfPerson)
  | ({ type: 'auth.sessions_ended'; sessions: number } & OfPerson)
  | ({
      type: 'auth.role_requested'
      role: Role
      kind: 'grant' | 'removal'
      reason: string
      requestId: string
    } & OfPerson)
  | ({ type: 'auth.role_granted'; role: Role; reason: string; confirmed: boolean } & OfPerson)
  | ({ type: 'auth.role_removed'; role: Role; reason: string } & OfPerson)
  | ({ type: 'auth.role_request_declined'; role: Role; kind: 'grant' | 'removal'; reason: string } & OfPerson)
  | ({ type: 'auth.role_confirmed'; role: Role } & OfPerson)
  | ({ type: 'auth.token_made'; tokenId: string; name: string; scope: string; expiresAt: string } & OfPerson)
  | ({ type: 'auth.token_revoked'; tokenId: string; name: string } & OfPerson)
