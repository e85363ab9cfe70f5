import { disposition } from '#lib/change/file'

/** A file as its reader gets it: saved, never shown, whatever it claims to be (T16). */
export function download({ name, bytes }: { name: string; bytes: Buffer }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': disposition(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}
