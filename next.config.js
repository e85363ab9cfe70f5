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
  /** Attachments go through a route handler; a server action carries text only. */
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}
