const optOutDays = 7

/**
 * SQL for who opted out because of a campaign: within seven days of its message, and before another campaign wrote to them.
 * `workspace`, `campaign`, `from`, `until` are placeholders; the columns are contact_id and at.
 */
export function optOutsSql(p: { workspace: string; campaign: string; from: string; until: string }): string {
  return `SELECT c.id AS contact_id, gone.at
    FROM (SELECT phone, min(occurred_at) AS at FROM consent_event
          WHERE workspace_id = ${p.workspace} AND kind = 'revoked' AND occurred_at >= ${p.from} AND occurred_at < ${p.until}
          GROUP BY phone) gone
    JOIN contact c ON c.workspace_id = ${p.workspace} AND c.phone = gone.phone
    JOIN LATERAL (SELECT m.campaign_id, m.submitted_at FROM message m
                  WHERE m.workspace_id = ${p.workspace} AND m.contact_id = c.id AND m.kind = 'campaign' AND m.submitted_at <= gone.at
                  ORDER BY m.submitted_at DESC LIMIT 1) last
      ON last.campaign_id = ${p.campaign} AND gone.at < last.submitted_at + interval '${optOutDays} days'`
}

/** The stretch of time in which opting out is laid to a campaign: from its launch until a week after its last message. */
export function optOutSpan(
  campaign: { launchedAt: Date; finishedAt: Date | null },
  now: Date,
): [from: Date, until: Date] {
  const end = (campaign.finishedAt ?? now).getTime()
  return [campaign.launchedAt, new Date(end + optOutDays * 86_400_000)]
}
