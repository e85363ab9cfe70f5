type OfView = { viewId: string; slug: string; name: string; shared: boolean }
export type ViewEvent =
  | ({ type: 'view.saved'; query: string } & OfView)
  | ({ type: 'view.edited'; before: object; after: object } & OfView)
  | ({ type: 'view.deleted'; ownerId: string; query: string } & OfView)
