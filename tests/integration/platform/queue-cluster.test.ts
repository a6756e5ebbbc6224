import { queueContract } from '@/tests/support/queue-contract'
import { testRedisCluster } from '@/tests/support/redis'

queueContract('Redis Cluster', async () => {
  const cluster = await testRedisCluster()
  return { environment: { REDIS_URL: cluster.url, REDIS_CLUSTER: '1' }, close: cluster.stop }
})
