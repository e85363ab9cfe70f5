/**
 * A form as the object its names spell: `steps.0.title` nests, `services[]` collects a list, a checkbox is `on`.
 * A field named `json` holds a whole document for forms that a script assembles. Keys that could reach a prototype are dropped (T22).
 */
export function formToObject(form: FormData): Record<string, unknown> {
  const document = form.get('json')
  if (typeof document === 'string') return JSON.parse(document) as Record<string, unknown>
  const root: Tree = Object.create(null) as Tree
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$') || name === 'idempotencyKey') continue
    const path = name.replace(/\[\]$/, '').split('.')
    if (
      path.length > 6 ||
      path.some((key) => key === '__proto__' || key === 'constructor' || key === 'prototype')
    )
      continue
    place(root, path, value, name.endsWith('[]'))
  }
  return arrays(root) as Record<string, unknown>
}

type Tree = { [key: string]: unknown }
function place(root: Tree, path: string[], value: FormDataEntryValue, list: boolean): void {
  let at = root
  for (const key of path.slice(0, -1)) at = (at[key] ??= Object.create(null)) as Tree
  const last = path.at(-1) ?? ''
  at[last] = list ? [...((at[last] as unknown[] | undefined) ?? []), value] : value
}

/** A node whose keys are all numbers is a list, in their order. */
function arrays(node: unknown): unknown {
  if (node === null || typeof node !== 'object' || node instanceof Blob || Array.isArray(node)) return node
  const keys = Object.keys(node)
  if (keys.length > 0 && keys.every((key) => /^\d{1,4}$/.test(key)))
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => arrays((node as Tree)[key]))
  return Object.fromEntries(keys.map((key) => [key, arrays((node as Tree)[key])]))
}

/** What may be shown again in the form: never a password (T20). */
export const withoutSecrets = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)))
