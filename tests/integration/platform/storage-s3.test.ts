import { testS3 } from '@/tests/support/s3'
import { storageContract } from '@/tests/support/storage-contract'

storageContract('an S3 bucket', testS3)
