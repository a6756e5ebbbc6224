'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Facts, Figure } from '@/components/ui/figure'
import { FileDrop } from '@/components/ui/file-drop'
import { HoldDialog } from '@/components/ui/hold-dialog'
import { Poster } from '@/components/ui/poster'
import { SkeletonRows, SkeletonTiles } from '@/components/ui/skeleton'
import { useToast } from '@/components/ui/toast'
import { Definition, Tooltip } from '@/components/ui/tooltip'
import { Part } from './part'

export function ToastPart() {
  const toast = useToast()
  return (
    <Part title="Findings and toasts" span={2}>
      <div className="grid gap-2">
        <Callout
          tone="block"
          title="First name is empty for 1,148 people"
          actions={
            <Button kind="dark" size="s">
              Use “there”
            </Button>
          }
        >
          They would read “Larkfield: , Drift 02 is here”.
        </Callout>
        <Callout
          tone="warn"
          bare
          title="No link preview on iPhone"
          actions={<Button size="s">Move link to the end</Button>}
        >
          iPhone draws one when the link comes last.
        </Callout>
        <div className="flex flex-wrap gap-2">
          <Button
            size="s"
            onClick={() =>
              toast({
                kind: 'done',
                title: 'Drift 02 launch is scheduled',
                detail: 'Fri 10:30 AM EDT, 15,995 people',
                undo: () => toast({ title: 'Back to draft' }),
              })
            }
          >
            Done
          </Button>
          <Button size="s" onClick={() => toast({ title: 'Rain or shine moved to Archive', undo: () => {} })}>
            With undo
          </Button>
          <Button
            size="s"
            onClick={() =>
              toast({
                kind: 'warn',
                title: 'Verizon stopped answering at 9:58 AM',
                detail: '3,446 wait in line, none lost. Trying again in 40 s.',
              })
            }
          >
            Something went wrong
          </Button>
        </div>
      </div>
    </Part>
  )
}

export function EmptyPart() {
  const toast = useToast()
  return (
    <Part title="Empty state, and a place for files" span={3}>
      <div className="grid gap-3">
        <EmptyState
          title="Drop your first picture here"
          pictures={['/parts/slow-lark-s.jpg', '/parts/drift-green-s.jpg']}
          actions={
            <>
              <Button kind="go" icon="upload">
                Choose files
              </Button>
              <Button>Use 18 sample pictures</Button>
            </>
          }
        >
          Portrait, 3 by 4, any size. Each carrier gets its own copy.
        </EmptyState>
        <FileDrop compact onFiles={(files) => toast({ title: `${files.length} files taken` })}>
          JPEG, PNG, WebP or GIF
        </FileDrop>
      </div>
    </Part>
  )
}

export function SkeletonPart() {
  return (
    <Part title="Skeleton" span={3}>
      <SkeletonTiles count={3} />
      <SkeletonRows rows={2} />
      <p className="mt-3 text-ink-3">Same shape as what comes. Dots stand still when motion is reduced.</p>
    </Part>
  )
}

export function DefinitionPart() {
  return (
    <Part title="Figures and definitions" span={3}>
      <div className="grid grid-cols-3 gap-4 max-md:grid-cols-2">
        <Figure
          label={
            <Definition
              term="Clicked, people"
              meaning="People who opened a link, divided by messages delivered. Machines that open links are set aside: 1,004 here."
              figures="2,290 of 25,160, interval 8.7 to 9.5 %"
            >
              Clicked
            </Definition>
          }
          value="2,290"
          of="9.1 % of delivered"
          interval="8.7 to 9.5 %"
        />
        <Figure label="Rate" value="24.6" unit="/s" />
        <Figure label="Joined, 30 days" value="+1,231" tone="in" />
      </div>
      <p className="mt-4">
        <Tooltip content="A few words about a control">
          <Button size="s">Hover or focus me</Button>
        </Tooltip>
      </p>
    </Part>
  )
}

export function DialogPart() {
  const [hold, setHold] = useState<number | null>(null)
  const toast = useToast()
  return (
    <Part title="Dialogs, only where money or phones are involved" span={3}>
      <div className="flex flex-wrap gap-2">
        <Dialog
          title="Send to 15,995 people?"
          trigger={<Button>Review</Button>}
          footer={
            <>
              <DialogClose asChild>
                <Button>Back</Button>
              </DialogClose>
              <DialogClose asChild>
                <Button kind="go" onClick={() => setHold(Date.now() + 30_000)}>
                  Schedule
                </Button>
              </DialogClose>
            </>
          }
        >
          <div className="flex gap-4">
            <Poster
              src="/parts/drift-launch-s.jpg"
              alt="Drift 02 launch poster"
              width={84}
              className="self-start"
            />
            <Facts
              className="flex-1"
              items={[
                { label: 'First leave', value: 'Fri 20 Mar, 10:30 AM EDT' },
                { label: 'Last leaves', value: '12:01 PM EDT' },
                { label: 'Carrier cost', value: '$352.51' },
                { label: 'Approved by', value: 'Tomas Reyes' },
              ]}
            />
          </div>
          <p className="mt-3.5 text-ink-2">
            Nothing leaves for 30 seconds after you press. You can stop it whole until then.
          </p>
        </Dialog>
        <Button onClick={() => setHold(Date.now() + 30_000)}>Hold</Button>
        <HoldDialog
          open={hold !== null}
          endsAt={hold ?? 0}
          onStop={() => setHold(null)}
          onSkip={() => setHold(null)}
          onElapsed={() => {
            setHold(null)
            toast({ kind: 'done', title: 'Sending' })
          }}
        >
          15,995 messages are ready. Not one has left.
        </HoldDialog>
      </div>
    </Part>
  )
}
