/**
 * One text for one value, whatever the order of its keys: lengths framed, so that no two values share a text (R06).
 * ["ab","c"] and ["a","bc"] differ, {a:1,b:2} and {b:2,a:1} do not. Strings are taken in Unicode form NFC.
 */
export function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'n'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return frame('d', String(value))
  if (typeof value === 'string') return frame('s', value.normalize('NFC'))
  if (Array.isArray(value)) return frame('a', value.map(canonical).join(''))
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return frame(
      'o',
      entries.map(([key, item]) => frame('s', key.normalize('NFC')) + canonical(item)).join(''),
    )
  }
  throw new TypeError(`A ${typeof value} has no canonical form.`)
}
const frame = (kind: string, body: string) => `${kind}${body.length}:${body}`

/** What a decision binds to: the material content, the digests of its files, and the policy version. */
export const materialText = (
  content: object,
  files: readonly { name: string; digest: string }[],
  policyVersion: number,
): string =>
  canonical({
    content,
    files: files
      .map(({ name, digest }) => ({ name, digest }))
      .sort((a, b) => (`${a.digest} ${a.name}` < `${b.digest} ${b.name}` ? -1 : 1)),
    policyVersion,
  })
