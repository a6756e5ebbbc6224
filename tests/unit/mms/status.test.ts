import { describe, expect, it } from 'vitest'
import {
  classifyMm1Status,
  classifyMmStatus,
  classifyResponseStatus,
  classifyRetrieveStatus,
  classifyStatusCode,
} from '@/lib/mms'

describe('status classification', () => {
  it.each([
    [1000, 'accepted'],
    [2002, 'address_dead'],
    [2004, 'retry_smaller'],
    [3000, 'retry_later'],
    [3001, 'our_fault'],
    [4001, 'account_problem'],
    [4005, 'our_fault'],
    [4006, 'retry_later'],
    [2999, 'our_fault'],
    [3999, 'retry_later'],
    [6001, 'unknown'],
  ])('MM7 %i means %s', (code, outcome) => {
    expect(classifyStatusCode(code).outcome).toBe(outcome)
  })

  it.each([
    [3001, 'opted_out'],
    [2560, 'retry_smaller'],
    [2512, 'our_fault'],
    [2565, 'account_problem'],
    [3510, 'retry_later'],
    [1000, 'accepted'],
  ])('Sinch %i means %s', (code, outcome) => {
    expect(classifyStatusCode(code, 'sinch').outcome).toBe(outcome)
  })

  it.each([
    ['Retrieved', 'delivered'],
    ['Unrecognised', 'address_dead'],
    ['unrecognized', 'address_dead'],
    ['Forwarded', 'accepted'],
    ['Expired', 'retry_later'],
    ['Read', 'read'],
    ['Banana', 'unknown'],
  ])('MMStatus %s means %s', (word, outcome) => {
    expect(classifyMmStatus(word).outcome).toBe(outcome)
  })

  it('does not treat one missing address as proof', () => {
    expect(classifyStatusCode(2003)).toMatchObject({ outcome: 'address_dead', certain: false })
    expect(classifyStatusCode(2002)).toMatchObject({ certain: true })
  })

  it('follows the ranges of MM1 octets', () => {
    expect(classifyResponseStatus(0x80).outcome).toBe('accepted')
    expect(classifyResponseStatus(0xdf).outcome).toBe('retry_later')
    expect(classifyResponseStatus(0xff).outcome).toBe('our_fault')
    expect(classifyResponseStatus(0xe5).outcome).toBe('retry_smaller')
    expect(classifyRetrieveStatus(undefined).outcome).toBe('delivered')
    expect(classifyRetrieveStatus(0xc0).outcome).toBe('retry_later')
    expect(classifyMm1Status(0x81).outcome).toBe('delivered')
  })
})
