import { ActionForm } from '#components/ui/action-form'
import { Mark } from '#components/ui/badge'
import { Panel, PanelRow } from '#components/ui/panel'
import { SubmitButton } from '#components/ui/submit-button'
import { formatSpan, formatTime, Time } from '#components/ui/time'
import { agentInWords } from '#lib/auth/agent'
import type { listOwnSessions } from '#lib/auth/directory/queries'
import { endOwnSessionAction } from './actions'

type Props = { sessions: Awaited<ReturnType<typeof listOwnSessions>>; own: string; zone: string; now: Date }

/** Where one is signed in; a browser one does not know is ended here. */
export function SessionsPanel({ sessions, own, zone, now }: Props) {
  return (
    <Panel title="Sessions" flush>
      <ul>
        {sessions.map((session) => (
          <PanelRow
            key={session.id}
            title={agentInWords(session.agent)}
            detail={
              <>
                {session.address ? `${session.address} · ` : ''}
                <Time at={session.seenAt} zone={zone} now={now}>
                  {`used ${formatSpan(now.getTime() - session.seenAt.getTime())} ago`}
                </Time>
                {` · since ${formatTime(session.createdAt, zone, 'day-time', now)}`}
              </>
            }
            end={
              session.id === own ? (
                <Mark tone="ok">This one</Mark>
              ) : (
                <ActionForm action={endOwnSessionAction} idempotencyKey={crypto.randomUUID()}>
                  <input type="hidden" name="sessionId" value={session.id} />
                  <SubmitButton look="secondary" size="xs">
                    End
                  </SubmitButton>
                </ActionForm>
              )
            }
          />
        ))}
      </ul>
    </Panel>
  )
}
