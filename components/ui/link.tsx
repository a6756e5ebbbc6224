'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

/**
 * A link that fetches what it leads to once somebody means it: points at it, tabs to it or touches it. Fetched as soon as it is
 * seen, a page of links would load half the product's scripts before anything is pressed.
 */
export function Link({ onPointerEnter, onFocus, onTouchStart, ...rest }: ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false)
  return (
    <NextLink
      prefetch={meant ? null : false}
      {...rest}
      onPointerEnter={(event) => {
        setMeant(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setMeant(true)
        onFocus?.(event)
      }}
      onTouchStart={(event) => {
        setMeant(true)
        onTouchStart?.(event)
      }}
    />
  )
}
