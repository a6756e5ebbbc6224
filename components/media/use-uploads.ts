'use client'

import { useEffect, useState } from 'react'
import { type Uploads, uploadsOf } from './uploads'

/** The uploads belong to the browser: on the server there are none. */
export function useUploads(workspace: string): Uploads | null {
  const [uploads, setUploads] = useState<Uploads | null>(null)
  useEffect(() => setUploads(uploadsOf(workspace)), [workspace])
  return uploads
}
