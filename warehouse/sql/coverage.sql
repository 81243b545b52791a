-- coverage: what is there of each stored day: page, revision, bullets, how much of it was coded, warnings.
-- Days without a page have no row here: they are in day_gaps. A share is NULL where there is nothing to share.
CREATE VIEW coverage AS
WITH told AS (
    SELECT
        page_id,
        count(*) FILTER (is_event) AS events,
        avg((event_type IS NOT NULL)::INTEGER) AS share_coded,
        avg((event_type IS NOT NULL AND event_type <> 'other')::INTEGER) FILTER (is_event) AS share_typed,
        avg((event_date_start IS NOT NULL)::INTEGER) FILTER (is_event) AS share_dated
    FROM bullets
    GROUP BY page_id
),
named AS (
    SELECT page_id, avg((geonameid IS NOT NULL)::INTEGER) AS share_placed FROM places GROUP BY page_id
),
sources AS (
    SELECT page_id, count(DISTINCT bullet_id) AS bullets FROM attributions GROUP BY page_id
),
edits AS (
    SELECT page_id, count(*) AS changes FROM bullet_changes GROUP BY page_id
)
SELECT
    p.page_date,
    p.day_number,
    p.page_id,
    p.source,
    p.revision,
    p.n_bullets,
    t.events,
    t.share_coded,
    t.share_typed,
    t.share_dated,
    n.share_placed,
    CASE WHEN p.n_bullets > 0 THEN coalesce(s.bullets, 0) / p.n_bullets END AS share_attributed,
    coalesce(e.changes, 0) AS changes,
    len(p.warnings) AS n_warnings,
    p.warnings,
    p.coder_version,
    p.url
FROM pages AS p
LEFT JOIN told AS t USING (page_id)
LEFT JOIN named AS n USING (page_id)
LEFT JOIN sources AS s USING (page_id)
LEFT JOIN edits AS e USING (page_id);

COMMENT ON VIEW coverage IS 'Per stored page: revision, bullets, how much of it was coded, warnings. Missing days are in day_gaps.';
COMMENT ON COLUMN coverage.page_date IS 'Day of the page';
COMMENT ON COLUMN coverage.day_number IS 'Day of the war as the page calls itself';
COMMENT ON COLUMN coverage.page_id IS 'The page';
COMMENT ON COLUMN coverage.source IS 'How it came here: live, wayback or file';
COMMENT ON COLUMN coverage.revision IS 'Counts the states of the page that were seen, from 1';
COMMENT ON COLUMN coverage.n_bullets IS 'Bullets of the page';
COMMENT ON COLUMN coverage.events IS 'Bullets that are no disclaimers';
COMMENT ON COLUMN coverage.share_coded IS 'Share of bullets that were coded [0..1]';
COMMENT ON COLUMN coverage.share_typed IS 'Share of events with an event type better than other [0..1]';
COMMENT ON COLUMN coverage.share_dated IS 'Share of events whose date the text tells [0..1]';
COMMENT ON COLUMN coverage.share_placed IS 'Share of the places named that were found in the gazetteer; NULL: none named [0..1]';
COMMENT ON COLUMN coverage.share_attributed IS 'Share of bullets with a source [0..1]';
COMMENT ON COLUMN coverage.changes IS 'Bullets that later revisions added, changed, moved or withdrew';
COMMENT ON COLUMN coverage.n_warnings IS 'Number of warnings: contradictions found while the page was read and coded, and what became of corrections by hand';
COMMENT ON COLUMN coverage.warnings IS 'The warnings themselves';
COMMENT ON COLUMN coverage.coder_version IS 'Version of the rules that coded the page';
COMMENT ON COLUMN coverage.url IS 'Address of the page';
