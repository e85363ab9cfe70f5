import { document } from '../../../_server/openapi'
import * as audit from '../audit/route'
import * as auditVerifications from '../audit/verifications/route'
import * as changesNumberApprovals from '../changes/[number]/approvals/route'
import * as changesNumberCancellation from '../changes/[number]/cancellation/route'
import * as changesNumberCastingVote from '../changes/[number]/casting-vote/route'
import * as changesNumberChecks from '../changes/[number]/checks/route'
import * as changesNumberClosure from '../changes/[number]/closure/route'
import * as changesNumberComments from '../changes/[number]/comments/route'
import * as changesNumberConditionsConditionConfirmation from '../changes/[number]/conditions/[condition]/confirmation/route'
import * as changesNumberConflicts from '../changes/[number]/conflicts/route'
import * as changesNumberDecisionsDecisionDispute from '../changes/[number]/decisions/[decision]/dispute/route'
import * as changesNumberDecisionsDecisionWithdrawal from '../changes/[number]/decisions/[decision]/withdrawal/route'
import * as changesNumberDraft from '../changes/[number]/draft/route'
import * as changesNumberFilesFileid from '../changes/[number]/files/[fileId]/route'
import * as changesNumberFiles from '../changes/[number]/files/route'
import * as changesNumberHold from '../changes/[number]/hold/route'
import * as changesNumberImplementationOutcome from '../changes/[number]/implementation/outcome/route'
import * as changesNumberImplementation from '../changes/[number]/implementation/route'
import * as changesNumberImplementationStepsStep from '../changes/[number]/implementation/steps/[stepId]/route'
import * as changesNumberImplementer from '../changes/[number]/implementer/route'
import * as changesNumberOverridesOverrideVoice from '../changes/[number]/overrides/[overrideId]/voice/route'
import * as changesNumberOverrides from '../changes/[number]/overrides/route'
import * as changesNumberPlannedTime from '../changes/[number]/planned-time/route'
import * as changesNumberReview from '../changes/[number]/review/route'
import * as changesNumber from '../changes/[number]/route'
import * as changesNumberRuling from '../changes/[number]/ruling/route'
import * as changesNumberSchedule from '../changes/[number]/schedule/route'
import * as changesNumberStepsStepAnswer from '../changes/[number]/steps/[step]/answer/route'
import * as changesNumberStepsStepDecision from '../changes/[number]/steps/[step]/decision/route'
import * as changesNumberSubmission from '../changes/[number]/submission/route'
import * as changesNumberTakeUp from '../changes/[number]/take-up/route'
import * as changesNumberWithdrawal from '../changes/[number]/withdrawal/route'
import * as changesExport from '../changes/export/route'
import * as changesPreview from '../changes/preview/route'
import * as changes from '../changes/route'
import * as freezesFreezeLifting from '../freezes/[freezeId]/lifting/route'
import * as freezes from '../freezes/route'
import * as holidaysDate from '../holidays/[date]/route'
import * as holidays from '../holidays/route'
import * as importsBatchCancellation from '../imports/[batch]/cancellation/route'
import * as importsBatchFile from '../imports/[batch]/file/route'
import * as importsBatchMapping from '../imports/[batch]/mapping/route'
import * as importsBatchPiecesSeq from '../imports/[batch]/pieces/[seq]/route'
import * as importsBatchProblems from '../imports/[batch]/problems/route'
import * as importsBatchRun from '../imports/[batch]/run/route'
import * as importsBatchUndoing from '../imports/[batch]/undoing/route'
import * as imports from '../imports/route'
import * as inbox from '../inbox/route'
import * as notificationsRead from '../notifications/read/route'
import * as notifications from '../notifications/route'
import * as organisation from '../organisation/route'
import * as peoplePersonidDisablement from '../people/[personId]/disablement/route'
import * as peoplePersonidEnablement from '../people/[personId]/enablement/route'
import * as peoplePersonidPasswordLink from '../people/[personId]/password-link/route'
import * as peoplePersonidRoleRequests from '../people/[personId]/role-requests/route'
import * as peoplePersonidSessionEnd from '../people/[personId]/session-end/route'
import * as people from '../people/route'
import * as profile from '../profile/route'
import * as riskAssessmentsPreview from '../risk-assessments/preview/route'
import * as roleHoldingsHoldingidConfirmation from '../role-holdings/[holdingId]/confirmation/route'
import * as roleRequestsRequestidDecision from '../role-requests/[requestId]/decision/route'
import * as roleRequests from '../role-requests/route'
import * as servicesSlugRetirement from '../services/[slug]/retirement/route'
import * as servicesSlug from '../services/[slug]/route'
import * as services from '../services/route'
import * as sessionsSessionidEnd from '../sessions/[sessionId]/end/route'
import * as tokensTokenidRevocation from '../tokens/[tokenId]/revocation/route'
import * as tokens from '../tokens/route'
import * as viewsViewidPin from '../views/[viewId]/pin/route'
import * as viewsViewid from '../views/[viewId]/route'
import * as views from '../views/route'
import * as windowsWindowRetirement from '../windows/[windowId]/retirement/route'
import * as windows from '../windows/route'

/** Every route of this version; openapi.test.ts finds one that is missing here. */
export const GET = document({
  '/audit': audit,
  '/audit/verifications': auditVerifications,
  '/changes': changes,
  '/changes/{number}': changesNumber,
  '/changes/{number}/approvals': changesNumberApprovals,
  '/changes/{number}/cancellation': changesNumberCancellation,
  '/changes/{number}/casting-vote': changesNumberCastingVote,
  '/changes/{number}/checks': changesNumberChecks,
  '/changes/{number}/closure': changesNumberClosure,
  '/changes/{number}/comments': changesNumberComments,
  '/changes/{number}/conditions/{condition}/confirmation': changesNumberConditionsConditionConfirmation,
  '/changes/{number}/conflicts': changesNumberConflicts,
  '/changes/{number}/decisions/{decision}/dispute': changesNumberDecisionsDecisionDispute,
  '/changes/{number}/decisions/{decision}/withdrawal': changesNumberDecisionsDecisionWithdrawal,
  '/changes/{number}/draft': changesNumberDraft,
  '/changes/{number}/files': changesNumberFiles,
  '/changes/{number}/files/{fileId}': changesNumberFilesFileid,
  '/changes/{number}/hold': changesNumberHold,
  '/changes/{number}/implementation': changesNumberImplementation,
  '/changes/{number}/implementation/outcome': changesNumberImplementationOutcome,
  '/changes/{number}/implementation/steps/{stepId}': changesNumberImplementationStepsStep,
  '/changes/{number}/implementer': changesNumberImplementer,
  '/changes/{number}/overrides': changesNumberOverrides,
  '/changes/{number}/overrides/{overrideId}/voice': changesNumberOverridesOverrideVoice,
  '/changes/{number}/planned-time': changesNumberPlannedTime,
  '/changes/{number}/review': changesNumberReview,
  '/changes/{number}/ruling': changesNumberRuling,
  '/changes/{number}/schedule': changesNumberSchedule,
  '/changes/{number}/steps/{step}/answer': changesNumberStepsStepAnswer,
  '/changes/{number}/steps/{step}/decision': changesNumberStepsStepDecision,
  '/changes/{number}/submission': changesNumberSubmission,
  '/changes/{number}/take-up': changesNumberTakeUp,
  '/changes/{number}/withdrawal': changesNumberWithdrawal,
  '/changes/export': changesExport,
  '/changes/preview': changesPreview,
  '/freezes': freezes,
  '/freezes/{freezeId}/lifting': freezesFreezeLifting,
  '/holidays': holidays,
  '/holidays/{date}': holidaysDate,
  '/imports': imports,
  '/imports/{batch}/cancellation': importsBatchCancellation,
  '/imports/{batch}/file': importsBatchFile,
  '/imports/{batch}/mapping': importsBatchMapping,
  '/imports/{batch}/pieces/{seq}': importsBatchPiecesSeq,
  '/imports/{batch}/problems': importsBatchProblems,
  '/imports/{batch}/run': importsBatchRun,
  '/imports/{batch}/undoing': importsBatchUndoing,
  '/inbox': inbox,
  '/notifications': notifications,
  '/notifications/read': notificationsRead,
  '/organisation': organisation,
  '/people': people,
  '/people/{personId}/disablement': peoplePersonidDisablement,
  '/people/{personId}/enablement': peoplePersonidEnablement,
  '/people/{personId}/password-link': peoplePersonidPasswordLink,
  '/people/{personId}/role-requests': peoplePersonidRoleRequests,
  '/people/{personId}/session-end': peoplePersonidSessionEnd,
  '/profile': profile,
  '/risk-assessments/preview': riskAssessmentsPreview,
  '/role-holdings/{holdingId}/confirmation': roleHoldingsHoldingidConfirmation,
  '/role-requests': roleRequests,
  '/role-requests/{requestId}/decision': roleRequestsRequestidDecision,
  '/services': services,
  '/services/{slug}': servicesSlug,
  '/services/{slug}/retirement': servicesSlugRetirement,
  '/sessions/{sessionId}/end': sessionsSessionidEnd,
  '/tokens': tokens,
  '/tokens/{tokenId}/revocation': tokensTokenidRevocation,
  '/views': views,
  '/views/{viewId}': viewsViewid,
  '/views/{viewId}/pin': viewsViewidPin,
  '/windows': windows,
  '/windows/{windowId}/retirement': windowsWindowRetirement,
})
