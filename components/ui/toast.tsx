'use client'

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { warm } from './warm'

export type ToastInput = {
  title: ReactNode
  detail?: ReactNode
  /** done: a bulb. plain: an ink strip. warn: something went wrong and waits. */
  kind?: 'done' | 'plain' | 'warn'
  /** Takes the act back. Shown with the seconds that are left. */
  undo?: () => void
  /** Another single verb. */
  action?: { label: string; onPress: () => void }
  /** How long it stands; `warn` stands until closed. */
  seconds?: number
}

const fetchStrips = () => import('./toast-strips')
const ToastStrips = lazy(fetchStrips)
/** By then the page is done with itself; a toast that says the connection is gone has to be there already. */
const WARM_AFTER_MS = 3_000

export type Shown = ToastInput & { id: number }
const ToastContext = createContext<((toast: ToastInput) => void) | null>(null)

/** `const toast = useToast(); toast({ title: 'Moved to Archive', undo })` */
export function useToast(): (toast: ToastInput) => void {
  const show = useContext(ToastContext)
  if (!show) throw new Error('useToast needs the Providers of the root layout')
  return show
}

let lastId = 0

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([])
  const show = useCallback((toast: ToastInput) => {
    lastId += 1
    setShown((all) => [...all.slice(-3), { ...toast, id: lastId }])
  }, [])
  const close = useCallback((id: number) => setShown((all) => all.filter((t) => t.id !== id)), [])
  const value = useMemo(() => show, [show])
  useEffect(() => {
    const soon = setTimeout(() => warm(fetchStrips), WARM_AFTER_MS)
    return () => clearTimeout(soon)
  }, [])
  return (
    <ToastContext value={value}>
      {children}
      {lastId > 0 ? (
        <Suspense>
          <ToastStrips shown={shown} onClose={close} />
        </Suspense>
      ) : null}
    </ToastContext>
  )
}
