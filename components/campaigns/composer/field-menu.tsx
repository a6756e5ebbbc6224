'use client'

import type { ReactElement } from 'react'
import { Menu, MenuItem } from '@/components/ui/menu'
import type { ComposerField } from './types'

/** The merge fields, open. */
export default function FieldMenu({
  trigger,
  fields,
  onField,
}: {
  trigger: ReactElement
  fields: readonly ComposerField[]
  onField: (key: string) => void
}) {
  return (
    <Menu defaultOpen trigger={trigger}>
      {fields.map((field) => (
        <MenuItem key={field.key} onSelect={() => onField(field.key)}>
          {field.label}
        </MenuItem>
      ))}
    </Menu>
  )
}
