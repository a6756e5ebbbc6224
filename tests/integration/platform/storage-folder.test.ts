import { storageContract } from '@/tests/support/storage-contract'

storageContract('a folder', async () => ({ environment: {}, close: async () => {} }))
