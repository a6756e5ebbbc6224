import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/scripts/ports.js'

type Server = { run: () => Promise<unknown>; close: () => Promise<void> }

/** An S3 server on loopback with one empty bucket. */
export async function testS3(): Promise<{ environment: Record<string, string>; close: () => Promise<void> }> {
  // @ts-expect-error the package has no types
  const { default: S3rver } = await import('s3rver')
  const directory = mkdtempSync(join(tmpdir(), 'marquee-s3-'))
  const port = await freePort()
  const options = {
    port,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'media' }],
  }
  const server = new S3rver(options) as Server
  await server.run()
  return {
    environment: {
      S3_BUCKET: 'media',
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
      S3_PATH_STYLE: '1',
    },
    async close() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
