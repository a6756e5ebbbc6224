import type { Scope } from '../accounts/scope'
import { picturePath } from './address.server'
import { type AssetSummary, type ClipFacts, lightsOf, type RenditionView, thumbnailId } from './asset'
import type { CurvePoint } from './curve'
import { focusMade, readEdit } from './edit/edit'
import type { MediaKind } from './sniff'

/** Assets as they lie in the database, and what screens are told of them. */

export interface AssetRow {
  id: string
  name: string
  kind: MediaKind
  mime: string
  sha256: string
  bytes: number
  width: number | null
  height: number | null
  frames: number | null
  durationMs: number | null
  altText: string
  tags: string[]
  folderId: string | null
  folderName: string | null
  status: AssetSummary['status']
  failure: string | null
  createdAt: Date
  deletedAt: Date | null
  edit: unknown
  renditions: RenditionRow[]
  usedIn: number
}

interface RenditionRow {
  profileId: string
  status: RenditionView['status']
  sha256: string | null
  mime: string | null
  bytes: number | null
  width: number | null
  height: number | null
  detail: {
    quality?: number | null
    chroma?: RenditionView['chroma']
    score?: number | null
    curve?: CurvePoint[]
    frames?: number
    encodes?: number
    ms?: number
    sameAs?: string | null
    durationMs?: number
    frameRate?: number | null
    audioCodec?: string | null
    channels?: number | null
    bitRate?: number
  }
  failure: string | null
}

/** Columns of `asset a` for a query WITH `uses`. The curve is for the page of one asset alone: a wall of them would carry it sixty times over. */
export const columns = (detail: `r.detail${'' | " - 'curve'"}`) => `
  a.id, a.name, a.kind, a.mime, a.sha256, a.bytes, a.width, a.height, a.frames, a.duration_ms AS "durationMs",
  a.alt_text AS "altText", a.tags, a.folder_id AS "folderId", f.name AS "folderName", a.status, a.failure,
  a.created_at AS "createdAt", a.deleted_at AS "deletedAt", a.edit,
  (SELECT count(*)::int FROM uses u WHERE u.asset_id = a.id::text) AS "usedIn",
  (SELECT coalesce(json_agg(json_build_object(
      'profileId', r.profile_id, 'status', r.status, 'sha256', r.sha256, 'mime', r.mime, 'bytes', r.bytes,
      'width', r.width, 'height', r.height, 'detail', ${detail}, 'failure', r.failure)), '[]')
   FROM rendition r WHERE r.workspace_id = a.workspace_id AND r.asset_id = a.id) AS renditions`

export const FROM =
  'FROM asset a LEFT JOIN folder f ON f.workspace_id = a.workspace_id AND f.id = a.folder_id'

export function summaryOf(scope: Scope, row: AssetRow): AssetSummary {
  const views = row.renditions.map((rendition) => viewOf(scope, rendition))
  const pathOf = (longSide: number) =>
    views.find((view) => view.profileId === thumbnailId(longSide))?.src ?? null
  const { renditions: _, sha256: __, folderName: ___, edit, ...shown } = row
  return {
    ...shown,
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    focus: focusMade(readEdit(edit)),
    thumbnail: pathOf(320),
    preview: pathOf(640),
    poster: pathOf(960),
    lights: lightsOf(views, row),
  }
}

export function viewOf(scope: Scope, { detail, ...row }: RenditionRow): RenditionView {
  return {
    ...row,
    src: row.sha256 && row.mime ? picturePath(scope.workspaceId, row.sha256, row.mime) : null,
    quality: detail.quality ?? null,
    chroma: detail.chroma ?? null,
    score: detail.score ?? null,
    curve: detail.curve ?? [],
    frames: detail.frames ?? null,
    clip: clipOf(detail),
    encodes: detail.encodes ?? null,
    ms: detail.ms ?? null,
    sameAs: detail.sameAs ?? null,
  }
}

function clipOf({
  durationMs,
  frameRate,
  audioCodec,
  channels,
  bitRate,
}: RenditionRow['detail']): ClipFacts | null {
  if (durationMs === undefined) return null
  return {
    durationMs,
    frameRate: frameRate ?? null,
    audioCodec: audioCodec ?? null,
    channels: channels ?? null,
    bitRate: bitRate ?? null,
  }
}
