import { describe, expect, it } from 'vitest'
import {
  emailField,
  newPasswordField,
  timeZoneField,
  tokenField,
  workspaceNameField,
} from '@/lib/accounts/fields'
import { invitationLetter } from '@/lib/accounts/mails'
import { signInSentence } from '@/lib/accounts/sign-in-errors'
import { workspaceSettingsSchema } from '@/lib/accounts/workspace'
import { wordsIn } from '@/lib/words/catalogue'

describe('e-mail addresses', () => {
  it('are one account whatever their case', () => {
    expect(emailField.parse('  Ada@Example.COM ')).toBe('ada@example.com')
  })

  it.each(['', 'ada', 'ada@', '@example.com', 'a b@example.com', `${'a'.repeat(250)}@example.com`])(
    'refuses %j',
    (text) => expect(emailField.safeParse(text).success).toBe(false),
  )
})

it('passwords are long, and nothing else is asked of them', () => {
  expect(newPasswordField.safeParse('short').success).toBe(false)
  expect(newPasswordField.safeParse('aaaaaaaaaa').success).toBe(true)
  expect(newPasswordField.safeParse('a'.repeat(201)).success).toBe(false)
})

it('names are not blank', () => {
  expect(workspaceNameField.safeParse('   ').success).toBe(false)
})

it('time zones are those the runtime knows', () => {
  expect(timeZoneField.safeParse('America/New_York').success).toBe(true)
  expect(timeZoneField.safeParse('Mars/Olympus').success).toBe(false)
})

it('tokens have the form newToken gives them', () => {
  expect(tokenField.safeParse('x'.repeat(43)).success).toBe(true)
  expect(tokenField.safeParse(`${'x'.repeat(42)}/`).success).toBe(false)
})

it('the opt-out line must name STOP', () => {
  const line = workspaceSettingsSchema.shape.optOutLine
  expect(line.safeParse('Reply STOP to opt out').success).toBe(true)
  expect(line.safeParse('Reply nonstop').success).toBe(false)
})

it('the sign-in page shows only its own sentences', () => {
  expect(signInSentence(wordsIn('en', 'accounts'), 'rate_limited')).toMatch(/Too many tries/)
  expect(signInSentence(wordsIn('en', 'accounts'), 'Call 555-0100 now')).toMatch(/did not work/)
  expect(signInSentence(wordsIn('en', 'accounts'), '__proto__')).toMatch(/did not work/)
})

it('a name cannot start a header of its own in a mail', () => {
  const letter = invitationLetter(null, {
    inviter: 'Eve\r\nBcc: all@example.com',
    workspace: 'W',
    role: 'viewer',
    link: 'https://marquee.example/x',
  })
  expect(letter.subject).not.toMatch(/[\r\n]/)
})
