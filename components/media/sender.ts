import Uppy from '@uppy/core'
import Tus from '@uppy/tus'

type Meta = { name: string; folderId: string; replacesId: string; renewScheduled: 'yes' | 'no' }
export type Sender = Uppy<Meta, Record<string, never>>

const silent = { debug: () => {}, warn: () => {}, error: () => {} }

/** What carries files to the server of one workspace, piece by piece, and goes on where it stopped. */
export function senderTo(workspace: string): Sender {
  const uppy: Sender = new Uppy({ id: `uploads-${workspace}`, autoProceed: true, logger: silent })
  return uppy.use(Tus, {
    endpoint: `/api/uploads/${workspace}`,
    limit: 3,
    retryDelays: [500, 1_500, 4_000, 10_000, 20_000],
    removeFingerprintOnSuccess: true,
    allowedMetaFields: ['name', 'folderId', 'replacesId', 'renewScheduled'],
    onShouldRetry: (error, _attempt, _options, next) => {
      const status = error.originalResponse?.getStatus() ?? 0
      return status >= 400 && status < 500 && status !== 409 && status !== 423 ? false : next(error)
    },
  })
}
