/** Headers of every answer. */
export function securityHeaders(https: boolean): Record<string, string> {
  return https ? { ...always, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : always
}

/** Those of them that mean something on a redirect without a body. */
export function redirectHeaders(https: boolean): Record<string, string> {
  const meant = ['referrer-policy', 'strict-transport-security']
  return Object.fromEntries(Object.entries(securityHeaders(https)).filter(([name]) => meant.includes(name)))
}

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
}

/** Content Security Policy of the dashboard. Scripts run only with this request's nonce; styles may be inline (Radix positions with them). */
export function contentSecurityPolicy(
  nonce: string,
  options: { development: boolean; https: boolean },
): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${options.development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${options.development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(options.https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
