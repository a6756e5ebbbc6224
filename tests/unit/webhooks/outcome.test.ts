import { describe, expect, it } from 'vitest'
import { endpointState } from '@/lib/webhooks/endpoint'
import { isDelivered, outcomeOf, outcomes } from '@/lib/webhooks/outcome'

describe('how an attempt ended', () => {
  it.each([
    [200, 'answered_2xx'],
    [204, 'answered_2xx'],
    [301, 'answered_3xx'],
    [304, 'answered_3xx'],
    [400, 'answered_4xx'],
    [404, 'answered_4xx'],
    [410, 'gone'],
    [429, 'answered_4xx'],
    [500, 'answered_5xx'],
    [599, 'answered_5xx'],
  ])('by HTTP %i is %s', (status, outcome) => {
    expect(outcomeOf({ status })).toBe(outcome)
  })

  it.each([
    ['ENOTFOUND', 'name_not_found'],
    ['EAI_AGAIN', 'name_not_found'],
    ['ECONNREFUSED', 'connection_refused'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connection_timeout'],
    ['ETIMEDOUT', 'connection_timeout'],
    ['TIMEOUT', 'answer_timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'answer_timeout'],
    ['UND_ERR_HEADERS_OVERFLOW', 'answer_too_large'],
    ['CERT_HAS_EXPIRED', 'tls_failed'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_failed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls_failed'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_failed'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_failed'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls_failed'],
    ['EPROTO', 'tls_failed'],
    ['ERR_INSIDE_ADDRESS', 'inside_address'],
    ['ECONNRESET', 'connection_lost'],
    ['UND_ERR_SOCKET', 'connection_lost'],
    ['', 'connection_lost'],
  ])('for the reason %s is %s', (reason, outcome) => {
    expect(outcomeOf({ reason })).toBe(outcome)
  })

  it('is delivered for 2xx alone', () => {
    expect(outcomes.filter(isDelivered)).toEqual(['answered_2xx'])
  })
})

describe('how an endpoint stands', () => {
  const at = new Date()
  const fine = { disabledFor: null, failingSince: null, last: null }

  it('is off before it is failing, and failing before it works', () => {
    expect(endpointState(fine)).toBe('unused')
    expect(endpointState({ ...fine, last: { status: 'delivered', at } })).toBe('working')
    expect(endpointState({ ...fine, failingSince: at, last: { status: 'pending', at } })).toBe('failing')
    expect(endpointState({ disabledFor: 'gone', failingSince: at, last: null })).toBe('off_gone')
    expect(endpointState({ ...fine, disabledFor: 'unreadable' })).toBe('off_unreadable')
  })
})
