import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { Config } from './config.server'
import { AppError } from './errors'
import type { Shelf } from './storage.server'

/** A shelf in an S3-compatible bucket. */
export function openS3(config: Config): Shelf {
  const bucket = config.S3_BUCKET
  const client = new S3Client({
    region: config.S3_REGION,
    forcePathStyle: config.S3_PATH_STYLE,
    ...(config.S3_ENDPOINT ? { endpoint: config.S3_ENDPOINT } : {}),
    ...(config.S3_ACCESS_KEY_ID && config.S3_SECRET_ACCESS_KEY
      ? {
          credentials: { accessKeyId: config.S3_ACCESS_KEY_ID, secretAccessKey: config.S3_SECRET_ACCESS_KEY },
        }
      : {}),
  })
  return {
    async take(key, file) {
      await new Upload({ client, params: { Bucket: bucket, Key: key, Body: createReadStream(file) } }).done()
    },
    async size(key) {
      try {
        return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).ContentLength
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    async open(key, range) {
      try {
        const bytes = range ? { Range: `bytes=${range.start}-${range.end}` } : {}
        const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...bytes }))
        return found.Body as Readable
      } catch (error) {
        if (isMissing(error)) throw new AppError('not_found', 'No such file.')
        throw error
      }
    },
    async removeOlder(key, writtenBefore) {
      try {
        const { LastModified } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
        if (LastModified && LastModified >= writtenBefore) return false
      } catch (error) {
        if (isMissing(error)) return true
        throw error
      }
      // The moment between the two requests is left: buckets remove without a condition. Callers wait for a day first.
      await this.remove(key)
      return true
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404
}
