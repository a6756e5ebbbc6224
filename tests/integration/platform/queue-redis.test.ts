import { queueContract } from '@/tests/support/queue-contract'
import { testRedis } from '@/tests/support/redis'

queueContract('Redis', async () => {
  const redis = await testRedis()
  return { environment: { REDIS_URL: redis.url }, close: redis.stop }
})
