/**
 * Where the area codes of the North American Numbering Plan are: state or province, and every time zone that a code reaches into.
 * Source: geographic assignments of NANPA (nanpa.com) and, for Canada, CNAC; zones by the IANA time zone database. Numbers are
 * portable, so a code is evidence and never proof; a code that is not listed says nothing.
 */
type Region = { country: 'US' | 'CA'; state: string; zones: readonly string[]; codes: string }

const EASTERN = ['America/New_York']
const CENTRAL = ['America/Chicago']
const MOUNTAIN = ['America/Denver']
const PACIFIC = ['America/Los_Angeles']
const EASTERN_CENTRAL = [...EASTERN, ...CENTRAL]
const CENTRAL_MOUNTAIN = [...CENTRAL, ...MOUNTAIN]
const TORONTO = ['America/Toronto']
const HALIFAX = ['America/Halifax']

const us = (state: string, zones: readonly string[], codes: string): Region => ({
  country: 'US',
  state,
  zones,
  codes,
})
const ca = (state: string, zones: readonly string[], codes: string): Region => ({
  country: 'CA',
  state,
  zones,
  codes,
})

const regions: readonly Region[] = [
  us('AK', ['America/Anchorage', 'America/Adak'], '907'),
  us('AL', CENTRAL, '205 251 256 334 659 938'),
  us('AR', CENTRAL, '327 479 501 870'),
  us('AZ', ['America/Phoenix'], '480 520 602 623'),
  us('AZ', ['America/Phoenix', ...MOUNTAIN], '928'),
  us(
    'CA',
    PACIFIC,
    '209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951',
  ),
  us('CO', MOUNTAIN, '303 719 720 748 970 983'),
  us('CT', EASTERN, '203 475 860 959'),
  us('DC', EASTERN, '202 771'),
  us('DE', EASTERN, '302'),
  us('FL', EASTERN, '239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954'),
  us('FL', EASTERN_CENTRAL, '448 850'),
  us('GA', EASTERN, '229 404 470 478 678 706 762 770 912 943'),
  us('HI', ['Pacific/Honolulu'], '808'),
  us('IA', CENTRAL, '319 515 563 641 712'),
  us('ID', ['America/Boise', ...PACIFIC], '208 986'),
  us('IL', CENTRAL, '217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872'),
  us('IN', EASTERN, '260 317 463'),
  us('IN', EASTERN_CENTRAL, '219 574 765 812 930'),
  us('KS', CENTRAL, '316 913'),
  us('KS', CENTRAL_MOUNTAIN, '620 785'),
  us('KY', EASTERN, '859'),
  us('KY', EASTERN_CENTRAL, '270 364 502 606'),
  us('LA', CENTRAL, '225 318 337 457 504 985'),
  us('MA', EASTERN, '339 351 413 508 617 774 781 857 978'),
  us('MD', EASTERN, '227 240 301 410 443 667'),
  us('ME', EASTERN, '207'),
  us('MI', EASTERN, '231 248 269 313 517 586 616 679 734 810 947 989'),
  us('MI', EASTERN_CENTRAL, '906'),
  us('MN', CENTRAL, '218 320 507 612 651 763 924 952'),
  us('MO', CENTRAL, '235 314 417 557 573 636 660 816 975'),
  us('MS', CENTRAL, '228 471 601 662 769'),
  us('MT', MOUNTAIN, '406'),
  us('NC', EASTERN, '252 336 472 704 743 828 910 919 980 984'),
  us('ND', CENTRAL_MOUNTAIN, '701'),
  us('NE', CENTRAL, '402 531'),
  us('NE', CENTRAL_MOUNTAIN, '308'),
  us('NH', EASTERN, '603'),
  us('NJ', EASTERN, '201 551 609 640 732 848 856 862 908 973'),
  us('NM', MOUNTAIN, '505 575'),
  us('NV', PACIFIC, '702 725'),
  us('NV', [...PACIFIC, ...MOUNTAIN], '775'),
  us(
    'NY',
    EASTERN,
    '212 315 329 332 347 363 465 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934',
  ),
  us('OH', EASTERN, '216 220 234 283 326 330 380 419 436 440 513 567 614 740 937'),
  us('OK', CENTRAL, '405 539 572 918'),
  us('OK', CENTRAL_MOUNTAIN, '580'),
  us('OR', PACIFIC, '503 971'),
  us('OR', [...PACIFIC, 'America/Boise'], '458 541'),
  us('PA', EASTERN, '215 223 267 272 412 445 484 570 582 610 717 724 814 835 878'),
  us('RI', EASTERN, '401'),
  us('SC', EASTERN, '803 821 839 843 854 864'),
  us('SD', CENTRAL_MOUNTAIN, '605'),
  us('TN', EASTERN, '865'),
  us('TN', EASTERN_CENTRAL, '423 931'),
  us('TN', CENTRAL, '615 629 731 901'),
  us(
    'TX',
    CENTRAL,
    '210 214 254 281 325 346 361 409 430 469 512 621 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979',
  ),
  us('TX', CENTRAL_MOUNTAIN, '432 915'),
  us('UT', MOUNTAIN, '385 435 801'),
  us('VA', EASTERN, '276 434 540 571 686 703 757 804 826 948'),
  us('VT', EASTERN, '802'),
  us('WA', PACIFIC, '206 253 360 425 509 564'),
  us('WI', CENTRAL, '262 274 353 414 534 608 715 920'),
  us('WV', EASTERN, '304 681'),
  us('WY', MOUNTAIN, '307'),
  us('PR', ['America/Puerto_Rico'], '787 939'),
  us('VI', ['America/St_Thomas'], '340'),
  us('GU', ['Pacific/Guam'], '671'),
  us('MP', ['Pacific/Saipan'], '670'),
  us('AS', ['Pacific/Pago_Pago'], '684'),
  ca('AB', ['America/Edmonton'], '368 403 587 780 825'),
  ca('BC', ['America/Vancouver'], '604'),
  ca(
    'BC',
    ['America/Vancouver', 'America/Edmonton', 'America/Fort_Nelson', 'America/Creston'],
    '236 250 257 672 778',
  ),
  ca('MB', ['America/Winnipeg'], '204 431 584'),
  ca('NB', ['America/Moncton'], '428 506'),
  ca('NL', ['America/St_Johns', 'America/Goose_Bay'], '709 879'),
  ca('NS', HALIFAX, '782 902'),
  ca('ON', TORONTO, '226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942'),
  ca('ON', [...TORONTO, 'America/Winnipeg', 'America/Atikokan'], '807'),
  ca('QC', TORONTO, '263 354 438 450 468 514 579 819 873'),
  ca('QC', [...TORONTO, ...HALIFAX, 'America/Blanc-Sablon'], '367 418 581'),
  ca('SK', ['America/Regina'], '306 474 639'),
  ca('YT', ['America/Whitehorse', 'America/Edmonton', 'America/Winnipeg', 'America/Iqaluit'], '867'),
]

/** Where an area code is, as far as it says. */
export type AreaCode = { country: 'US' | 'CA'; state: string; zones: readonly string[] }

const byCode: ReadonlyMap<string, AreaCode> = new Map(
  regions.flatMap(({ codes, ...where }) => codes.split(' ').map((code) => [code, where] as const)),
)

/** Where the area code of an E.164 number of the plan is; undefined for toll-free and personal numbers, and for other countries. */
export function areaOf(phone: string): AreaCode | undefined {
  return phone.startsWith('+1') ? byCode.get(phone.slice(2, 5)) : undefined
}

const zonesByState = new Map<string, readonly string[]>()
for (const { country, state, zones } of regions) {
  const place = `${country}-${state}`
  zonesByState.set(place, [...new Set([...(zonesByState.get(place) ?? []), ...zones])])
}

/** Every time zone of a state or province; empty for one that is not known. */
export function zonesOfState(country: string, state: string): readonly string[] {
  return zonesByState.get(`${country}-${state}`) ?? []
}

/** Every area code listed, for the checks. */
export const areaCodes: readonly string[] = [...byCode.keys()]
