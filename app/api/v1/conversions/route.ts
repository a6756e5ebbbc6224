import { apiHandler } from '@/app/handler'
import { conversionSchema } from '@/lib/links/conversion'
import { recordConversion } from '@/lib/links/conversions.server'

/** Reports a conversion from the shop's server. Idempotent by `id`. */
export const POST = apiHandler('conversions.write', conversionSchema, (scope, input) =>
  recordConversion(scope, input, 'api'),
)
