'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { BulbRow } from '@/components/ui/bulb'
import { Button, IconButton, SplitButton } from '@/components/ui/button'
import { Chip, ChipToggle } from '@/components/ui/chip'
import { Checkbox, RadioGroup } from '@/components/ui/choice'
import { ChipPicker, Combobox } from '@/components/ui/combobox'
import { Field, Input, Textarea } from '@/components/ui/field'
import { InlineEdit } from '@/components/ui/inline-edit'
import { Kbd } from '@/components/ui/kbd'
import { Menu, MenuItem, MenuRule } from '@/components/ui/menu'
import { Progress } from '@/components/ui/progress'
import { SegmentedControl } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { Tabs } from '@/components/ui/tabs'
import { Part } from './part'

export function ButtonPart() {
  const [blocked, setBlocked] = useState(true)
  return (
    <Part title="Buttons" span={2}>
      <div className="grid grid-cols-1 gap-3">
        <div className="flex flex-wrap gap-2">
          <Button kind="go" icon="plus">
            New campaign
          </Button>
          <Button kind="go" className="outline-2 outline-offset-2 outline-focus">
            Focused
          </Button>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button kind="go" blocker={blocked ? '1 blocker' : null}>
            Schedule
          </Button>
          <Button kind="dark" onClick={() => setBlocked((was) => !was)}>
            {blocked ? 'Use “there”' : 'Undo'}
          </Button>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button icon="upload">Upload media</Button>
          <SplitButton>
            <Button>Send a test</Button>
            <Menu trigger={<IconButton kind="plain" icon="chevron-down" label="More ways to test" />}>
              <MenuItem icon="phones">To the shelf of handsets</MenuItem>
              <MenuItem icon="person" keys="T">
                To me
              </MenuItem>
              <MenuRule />
              <MenuItem icon="trash" danger>
                Throw the draft away
              </MenuItem>
            </Menu>
          </SplitButton>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button kind="ghost" icon="refresh">
            Render again
          </Button>
          <Button kind="stop" icon="stop">
            Stop
          </Button>
          <Button disabled>Not now</Button>
          <Button busy>Saving</Button>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button kind="go" size="l">
            Large, 44 px
          </Button>
          <Button size="s">Small, 26 px</Button>
          <IconButton icon="chevron-right" label="Next" size="s" kind="plain" />
        </div>
        <p className="text-ink-3">
          One lit button in a view. It stays unlit while something blocks it, and says what.
        </p>
      </div>
    </Part>
  )
}

export function FieldPart() {
  const [name, setName] = useState('Drift 02 launch')
  return (
    <Part title="Fields" span={4}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3.5 max-md:grid-cols-1">
        <Field label="Campaign name" required>
          <Input defaultValue="Drift 02 launch" />
        </Field>
        <Field label="Sender" hint="Registered for marketing, 75 messages a second">
          <Select
            defaultValue="long"
            options={[
              { value: 'long', label: '(828) 555-0142', detail: 'Long code' },
              { value: 'toll', label: '(833) 555-0119', detail: 'Toll-free' },
            ]}
          />
        </Field>
        <Field label="Link" error="A link has no spaces. Yours was kept as typed.">
          <Input defaultValue="larkfield.example/drift 02" />
        </Field>
        <Field label="Search" hideLabel>
          <Input quiet icon="search" placeholder="Names, tags, words in pictures" trailing={<Kbd>/</Kbd>} />
        </Field>
        <Field label="Message" aside="150 characters" className="col-span-full">
          <Textarea
            rows={2}
            defaultValue="Larkfield: Maya, Drift 02 is here. 412 pairs, hand-stitched, and members choose first."
          />
        </Field>
      </div>
      <div className="mt-4 flex flex-wrap gap-x-4 gap-y-2">
        <Switch label="Skip if written to today" defaultChecked />
        <Switch label="Convert curly quotes" />
        <Checkbox label="Members" defaultChecked />
        <Checkbox label="Some" checked="indeterminate" />
        <RadioGroup
          label="When"
          defaultValue="once"
          options={[
            { value: 'once', label: 'All at once' },
            { value: 'local', label: 'Local time' },
          ]}
        />
      </div>
      <p className="mt-4 flex items-center gap-2">
        <span className="type-label">Edited in place</span>
        <InlineEdit value={name} label="Campaign name" onSave={setName} className="type-name" />
      </p>
    </Part>
  )
}

const profiles = [
  { value: 'att', label: 'AT&T, long code', detail: '1,000,000 B' },
  { value: 'tmo', label: 'T-Mobile, long code', detail: '1,500,000 B' },
  { value: 'vzw', label: 'Verizon, long code', detail: '1,000,000 B' },
  { value: 'toll', label: 'Toll-free', detail: '600,000 B' },
  { value: 'old', label: 'Old handset', detail: '100,000 B' },
]

export function SelectPart() {
  const [profile, setProfile] = useState<string | null>('att')
  const [segments, setSegments] = useState(['att', 'tmo'])
  return (
    <Part title="Choosing" span={2}>
      <div className="grid gap-3.5">
        <Field label="Carrier profile">
          <Combobox
            options={profiles}
            value={profile}
            onValueChange={setProfile}
            searchPlaceholder="Carrier profile"
          />
        </Field>
        <div>
          <p className="mb-1.5 text-sm font-[560] text-ink-2">Send to</p>
          <ChipPicker label="Send to" options={profiles} values={segments} onValuesChange={setSegments} />
        </div>
        <RadioGroup
          label="People for whom it is past 10:30"
          layout="list"
          defaultValue="now"
          options={[
            { value: 'now', label: 'Send at once', detail: '11:30 AM for most of them' },
            { value: 'tomorrow', label: 'Tomorrow at 10:30 AM', detail: 'their time, Sat 21 March' },
            { value: 'out', label: 'Leave them out', detail: 'a segment is kept' },
          ]}
        />
      </div>
    </Part>
  )
}

export function ChipPart() {
  const [handset, setHandset] = useState('iphone')
  const [portrait, setPortrait] = useState(true)
  return (
    <Part title="Chips, badges, tabs" span={4}>
      <div className="grid grid-cols-1 gap-3">
        <div className="flex flex-wrap gap-2">
          <Chip count="6,871" onRemove={() => {}} removeLabel="Remove Members">
            Members
          </Chip>
          <ChipToggle pressed={portrait} onPress={() => setPortrait((was) => !was)}>
            Portrait
          </ChipToggle>
          <Chip look="line">Kind</Chip>
          <Chip icon="merge">First name</Chip>
        </div>
        <div className="flex flex-wrap gap-2">
          <Badge tone="live">Sending</Badge>
          <Badge tone="good">Sharp</Badge>
          <Badge tone="warn">Small words</Badge>
          <Badge tone="block">1 blocker</Badge>
          <Badge tone="info">Test</Badge>
          <Badge>Draft</Badge>
        </div>
        <Tabs
          label="Campaign"
          items={[
            {
              value: 'performance',
              label: 'Performance',
              content: <p className="text-ink-3">How it went.</p>,
            },
            { value: 'people', label: 'People', content: <p className="text-ink-3">Who got it.</p> },
            {
              value: 'replies',
              label: 'Replies',
              count: 14,
              content: <p className="text-ink-3">What they said.</p>,
            },
          ]}
        />
        <div className="flex flex-wrap items-center gap-2">
          <SegmentedControl
            label="Handset"
            value={handset}
            onValueChange={setHandset}
            segments={[
              { value: 'iphone', label: 'iPhone' },
              { value: 'android', label: 'Android' },
              { value: 'old', label: 'Old handset' },
            ]}
          />
          <Kbd>Ctrl K</Kbd>
          <Kbd>C</Kbd>
        </div>
        <Progress share={0.62} label="Upload" showLabel detail="52 of 84 MB, 20 s" />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          Live send
          <BulbRow
            share={0.62}
            count={27}
            live
            label="62 percent sent"
            className="max-md:order-1 max-md:basis-full"
          />
          <span className="text-ink-3 tabular-nums">7,914 of 12,764</span>
        </div>
      </div>
    </Part>
  )
}
