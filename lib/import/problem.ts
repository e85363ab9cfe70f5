/** Everything that keeps a row out: what is wrong, and the remedy. One place, so that screen, file and test say the same. */
const KINDS = {
  unclosed_quote: [
    'A quote is opened and never closed',
    'Close the quote, or double each quote inside the text.',
  ],
  stray_quote: ['Text follows a closed quote', 'Double each quote inside the text, or remove it.'],
  too_long_record: ['The row is longer than a million characters', 'Look for a quote that is never closed.'],
  too_few_cells: [
    'The row has fewer columns than the header',
    'Add the missing columns, or quote line breaks.',
  ],
  too_many_cells: ['The row has more columns than the header', 'Quote the text that holds the delimiter.'],
  unreadable: ['The text holds characters that cannot be stored', 'Remove the NUL or broken characters.'],
  number_missing: ['The old number is empty', 'Fill in the number, or choose another column for it.'],
  number_long: [
    'The old number is longer than 100 characters',
    'Shorten it, or choose another column for it.',
  ],
  number_repeated: [
    'The number stands in the file before',
    'Remove one of the rows, or join rows of one number.',
  ],
  number_imported: [
    'A change with this number was imported before',
    'Leave the row out, or undo the earlier batch.',
  ],
  title_missing: ['The title is empty', 'Fill it in, or name such rows after their type and component.'],
  title_long: [
    'The title is longer than 200 characters',
    'Shorten it, or map the column to the description.',
  ],
  text_long: ['The text is longer than may be stored', 'Shorten it.'],
  lines_many: ['The plan has more than 100 lines', 'Shorten it, or map the column to “Kept as text”.'],
  value_category: ['The type is not mapped', 'Choose what it means under the column.'],
  value_emergency: ['Neither yes nor no', 'Choose what it means under the column.'],
  value_state: ['The state is not mapped', 'Choose what it means under the column.'],
  value_outcome: ['The outcome is not mapped', 'Choose what it means under the column, or “Not recorded”.'],
  value_risk: ['The risk is not mapped', 'Choose a level under the column, or “Not assessed”.'],
  no_date: ['This is no date that can be read', 'Write it as 2026-11-25 14:00, or do not import the column.'],
  no_such_day: ['There is no such day', 'Correct the date.'],
  other_order: [
    'The date does not fit the chosen order',
    'Choose the other order of day and month, or correct it.',
  ],
  skipped_hour: [
    'The clock skipped this hour',
    'Choose the time zone of the file, perhaps UTC, or correct it.',
  ],
  year_range: ['The year is before 1980 or after 2100', 'Correct the year.'],
  planned_backwards: ['The planned end is before the planned start', 'Correct one of the two.'],
  actual_backwards: ['It ended before it started', 'Correct one of the two.'],
  closed_early: ['It was closed before it was opened', 'Correct one of the two.'],
  closed_ahead: ['It is closed in the future', 'Correct the date, or map the state to a draft.'],
  closed_undated: [
    'It is closed, but neither an end nor a closing date is given',
    'Fill one in, or leave the state out.',
  ],
  service_unknown: ['No service has this name', 'Register the service, or keep unknown ones as text.'],
  person_unknown: ['Nobody has this name or address', 'Invite the person, or keep unknown ones as text.'],
  person_several: ['Several people have this name', 'Write the e-mail address instead, or keep it as text.'],
} as const
export type ProblemKind = keyof typeof KINDS
export const PROBLEM_KINDS = Object.keys(KINDS) as ProblemKind[]

/** Where a row is broken. `column` is the name in the file, empty where it is the row itself. */
export type Problem = { line: number; column: string; value: string; kind: ProblemKind; more?: string }

const SHOWN = 120
/** What is wrong, as a phrase: "The planned end is before the planned start: 02:00". */
export const saysOf = (problem: Pick<Problem, 'kind' | 'more'>): string =>
  problem.more ? `${KINDS[problem.kind][0]}: ${problem.more}` : KINDS[problem.kind][0]
export const remedyOf = (kind: ProblemKind): string => KINDS[kind][1]
export const kindWords = (kind: ProblemKind): string => KINDS[kind][0]
/** A value as it is shown in a line, shortened. */
export const shownValue = (value: string): string => {
  const flat = value.replace(/\s+/g, ' ').trim()
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN - 1)}…` : flat
}
