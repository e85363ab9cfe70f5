import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))

/** @type {import('next').NextConfig} */
export default {
  turbopack: { root },
  poweredByHeader: false,
  reactStrictMode: true,
  /** `npm run check` judges the types, tests included; a first start need not wait for it. */
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  experimental: {
    /** Attachments go through a route handler; a server action carries text only. */
    serverActions: { bodySizeLimit: '1mb' },
    /** What passes the proxy is cut here without a word, so above the largest file and its door's own limit (T16, T19). */
    proxyClientMaxBodySize: '26mb',
  },
}
