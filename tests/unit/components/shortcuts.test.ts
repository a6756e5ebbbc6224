import { expect, test } from 'vitest'
import { pressed } from '@/components/shell/shortcuts'

const command = (id: string, keys?: string) => ({ id, label: id, href: `/${id}`, group: 'Go to', keys })
const commands = [command('new', 'C'), command('home', 'G H'), command('campaigns', 'G C'), command('none')]

test('a letter does its command, whatever its case', () => {
  expect(pressed(commands, '', 'c')).toEqual({ does: commands[0] })
  expect(pressed(commands, '', 'x')).toBeNull()
})

test('a sequence is begun and ended', () => {
  expect(pressed(commands, '', 'g')).toEqual({ begins: 'G' })
  expect(pressed(commands, 'G', 'h')).toEqual({ does: commands[1] })
})

test('inside a sequence a letter means what it means there', () => {
  expect(pressed(commands, 'G', 'C')).toEqual({ does: commands[2] })
})

test('a slip inside a sequence begins anew', () => {
  expect(pressed(commands, 'G', 'G')).toEqual({ begins: 'G' })
  expect(pressed(commands, 'G', 'x')).toBeNull()
})
