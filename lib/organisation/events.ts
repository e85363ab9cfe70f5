export type OrganisationEvent =
  | { type: 'organisation.founded'; name: string; zone: string }
  | { type: 'organisation.settings_changed'; before: object; after: object }
  | { type: 'organisation.holiday_added'; date: string; name: string }
  | { type: 'organisation.holiday_removed'; date: string; name: string }
