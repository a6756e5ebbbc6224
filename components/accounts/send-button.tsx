'use client'

import clsx from 'clsx'
import { useSyncExternalStore } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'

const never = () => () => {}

/**
 * The submit button of a form that a script sends. Until the script has arrived it cannot be pressed: the browser would
 * send the form by itself, and put what was typed into the address.
 */
export function SendButton({ kind = 'go', className, disabled, ...rest }: Omit<ButtonProps, 'type'>) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <Button
      {...rest}
      kind={kind}
      type="submit"
      disabled={disabled || !ready}
      className={clsx(!ready && 'disabled:cursor-default disabled:opacity-100', className)}
    />
  )
}
