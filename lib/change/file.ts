/** The name alone, without a path and without characters that could bend a header or hide its ending (T16). */
export function fileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  // Control characters, and the marks that turn text around.
  const visible = last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  return visible.slice(0, 200) || 'file'
}

/** RFC 6266 with RFC 8187: always downloaded, never shown (T16). */
export const disposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`
