import { queueContract } from '@/tests/support/queue-contract'

queueContract('PostgreSQL', async () => ({ environment: { REDIS_URL: '' }, close: async () => {} }))
