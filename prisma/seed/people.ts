import { type Chance, chanceOf } from './random'

export type SamplePerson = {
  phone: string
  firstName: string | null
  lastName: string | null
  email: string | null
  city: string
  state: string
  timeZone: string
  carrier: string | null
  lineType: 'mobile' | 'landline'
  tags: string[]
  attributes: Record<string, unknown>
  birthday: string | null
  consent: 'granted' | 'none' | 'revoked'
  daysAgo: number
}

type Place = [areaCode: number, city: string, state: string, timeZone: string, weight: number]

const eastern = 'America/New_York'
const central = 'America/Chicago'
const mountain = 'America/Denver'
const pacific = 'America/Los_Angeles'

// Numbers are fictional: each area code has 555-0100 to 555-0199 set aside for that.
const places: Place[] = [
  [828, 'Asheville', 'NC', eastern, 8],
  [704, 'Charlotte', 'NC', eastern, 5],
  [919, 'Raleigh', 'NC', eastern, 5],
  [336, 'Greensboro', 'NC', eastern, 3],
  [910, 'Wilmington', 'NC', eastern, 2],
  [252, 'Greenville', 'NC', eastern, 1],
  [865, 'Knoxville', 'TN', eastern, 4],
  [423, 'Chattanooga', 'TN', eastern, 3],
  [615, 'Nashville', 'TN', central, 4],
  [901, 'Memphis', 'TN', central, 2],
  [931, 'Clarksville', 'TN', central, 1],
  [864, 'Greenville', 'SC', eastern, 3],
  [803, 'Columbia', 'SC', eastern, 2],
  [843, 'Charleston', 'SC', eastern, 3],
  [404, 'Atlanta', 'GA', eastern, 4],
  [706, 'Athens', 'GA', eastern, 2],
  [912, 'Savannah', 'GA', eastern, 2],
  [804, 'Richmond', 'VA', eastern, 2],
  [540, 'Roanoke', 'VA', eastern, 2],
  [757, 'Norfolk', 'VA', eastern, 1],
  [304, 'Charleston', 'WV', eastern, 1],
  [859, 'Lexington', 'KY', eastern, 2],
  [502, 'Louisville', 'KY', eastern, 2],
  [205, 'Birmingham', 'AL', central, 2],
  [256, 'Huntsville', 'AL', central, 1],
  [305, 'Miami', 'FL', eastern, 2],
  [407, 'Orlando', 'FL', eastern, 2],
  [904, 'Jacksonville', 'FL', eastern, 1],
  [212, 'New York', 'NY', eastern, 2],
  [215, 'Philadelphia', 'PA', eastern, 1],
  [412, 'Pittsburgh', 'PA', eastern, 1],
  [614, 'Columbus', 'OH', eastern, 1],
  [513, 'Cincinnati', 'OH', eastern, 1],
  [312, 'Chicago', 'IL', central, 2],
  [612, 'Minneapolis', 'MN', central, 1],
  [512, 'Austin', 'TX', central, 2],
  [713, 'Houston', 'TX', central, 1],
  [214, 'Dallas', 'TX', central, 1],
  [504, 'New Orleans', 'LA', central, 1],
  [303, 'Denver', 'CO', mountain, 2],
  [801, 'Salt Lake City', 'UT', mountain, 1],
  [505, 'Santa Fe', 'NM', mountain, 1],
  [406, 'Bozeman', 'MT', mountain, 1],
  [602, 'Phoenix', 'AZ', 'America/Phoenix', 1],
  [206, 'Seattle', 'WA', pacific, 2],
  [503, 'Portland', 'OR', pacific, 2],
  [415, 'San Francisco', 'CA', pacific, 2],
  [213, 'Los Angeles', 'CA', pacific, 2],
  [619, 'San Diego', 'CA', pacific, 1],
  [916, 'Sacramento', 'CA', pacific, 1],
  [541, 'Bend', 'OR', pacific, 1],
  [208, 'Boise', 'ID', 'America/Boise', 1],
]

const firstNames =
  'Maya Devon Anika Rosa Jun Ana Tomas Ines Leo Priya Omar Grace Noah Lena Mateo Chloe Samir Iris Hugo Nadia Caleb Wren Theo Amara Felix Ruth Kofi Elena Jonah Mei Silas Zoe Abel Freya Dario Hana Miles Esme Ravi Clara Otis Yara Ezra Luz Quinn Vera Arlo Ada Malik Nora'.split(
    ' ',
  )
const lastNames =
  'Ortiz Kessler Prasad Whitfield Takeda Fowler Reyes Calloway Brandt Okafor Lindqvist Hale Moreno Park Adeyemi Rossi Bauer Delgado Finch Nguyen Hart Petrov Lowe Amin Sato Grant Vega Novak Ellis Boone Costa Irwin Shaw Mercer Quist Abbott Dunn Farrow Holt Pruitt'.split(
    ' ',
  )
const carriers = [
  'att',
  'att',
  'att',
  'tmobile',
  'tmobile',
  'tmobile',
  'verizon',
  'verizon',
  'verizon',
  'uscellular',
  null,
] as const
const interests = ['shoes', 'coffee', 'rides', 'workshop', 'market'] as const

/** The owners of the simulator's phones: what is sent to them can be seen on the Phones page. */
const phoneOwners: SamplePerson[] = (
  [
    ['+18285550151', 'Maya', 'Ortiz', 'att'],
    ['+18285550152', 'Devon', 'Kessler', 'tmobile'],
    ['+18285550153', 'Jun', 'Takeda', 'tmobile'],
    ['+18285550154', 'Anika', 'Prasad', 'verizon'],
    ['+18285550155', 'Rosa', 'Whitfield', 'uscellular'],
    ['+18285550156', 'Walt', 'Boone', 'att'],
  ] as const
).map(([phone, firstName, lastName, carrier]) => ({
  phone,
  firstName,
  lastName,
  email: `${firstName}.${lastName}@mail.example`.toLowerCase(),
  city: 'Asheville',
  state: 'NC',
  timeZone: eastern,
  carrier,
  lineType: 'mobile',
  tags: ['phones', 'shoes'],
  attributes: { loyalty_points: 240, shoe_size: 9 },
  birthday: '1990-03-20',
  consent: 'granted',
  daysAgo: 200,
}))

/** `count` people (at most 100 per area code) in many states and zones; nine in ten agreed to be written to. */
export function samplePeople(count: number): SamplePerson[] {
  const chance = chanceOf(20260319)
  const numbers = shuffled(
    places.flatMap((place) => Array.from({ length: 100 }, (_, line) => ({ place, line }))),
    chance,
  )
  const others = numbers
    .filter(({ place: [area], line }) => area !== 828 || line < 51 || line > 56)
    .slice(0, count - phoneOwners.length)
    .map(({ place, line }) => personAt(place, line, chance))
  return [...phoneOwners, ...others]
}

function personAt([area, city, state, timeZone]: Place, line: number, chance: Chance): SamplePerson {
  const firstName = chance.next() < 0.93 ? chance.pick(firstNames) : null
  const lastName = firstName ? chance.pick(lastNames) : null
  const roll = chance.next()
  const tags = [
    chance.pick(interests),
    ...(chance.next() < 0.35 ? [chance.pick(interests)] : []),
    ...(chance.next() < 0.28 ? ['member'] : []),
  ]
  return {
    phone: `+1${area}55501${String(line).padStart(2, '0')}`,
    firstName,
    lastName,
    email:
      firstName && chance.next() < 0.7
        ? `${firstName}.${lastName}${area}${line}@mail.example`.toLowerCase()
        : null,
    city,
    state,
    timeZone,
    carrier: chance.pick(carriers),
    lineType: chance.next() < 0.02 ? 'landline' : 'mobile',
    tags: [...new Set(tags)],
    attributes: { loyalty_points: chance.below(1200), shoe_size: 5 + chance.below(18) / 2 },
    birthday:
      chance.next() < 0.6
        ? `19${50 + chance.below(50)}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`
        : null,
    consent: roll < 0.9 ? 'granted' : roll < 0.96 ? 'none' : 'revoked',
    daysAgo: 1 + chance.below(400),
  }
}

function shuffled<T>(items: T[], chance: Chance): T[] {
  for (let index = items.length - 1; index > 0; index--) {
    const other = chance.below(index + 1)
    ;[items[index], items[other]] = [items[other] as T, items[index] as T]
  }
  return items
}

const two = (value: number) => String(value).padStart(2, '0')
