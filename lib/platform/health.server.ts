import { pool } from './db.server'
import { type HotPath, sendJson } from './http.server'

/** `/api/health`: the process lives. `/api/ready`: it can reach the database and may be sent traffic. */
export const healthPaths: HotPath[] = [
  { prefix: '/api/health', handle: (_request, response) => sendJson(response, 200, { status: 'ok' }) },
  {
    prefix: '/api/ready',
    async handle(_request, response) {
      try {
        await pool().query('SELECT 1')
        sendJson(response, 200, { status: 'ready' })
      } catch {
        sendJson(response, 503, { status: 'waiting', reason: 'The database does not answer.' })
      }
    },
  },
]
