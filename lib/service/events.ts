export type ServiceEvent =
  | { type: 'service.registered'; slug: string; after: object }
  | { type: 'service.changed'; slug: string; before: object; after: object }
  | { type: 'service.retired'; slug: string; reason: string }
