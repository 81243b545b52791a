-- count_regions: the region that a claimant's counts of weapons in a bullet are of; one row per bullet and claimant whose counts are not the country's.
-- A table, computed when the database is built, like own_places.
-- A bullet tells of the country's night and of the town that was hit in it: "105 drones were launched, the air force said. Three people died in Kharkiv."
-- So the place must be the count's. Who speaks for a region or town counts what it saw. Of others a count is of the region whose place stands nearer to
-- it than to any other number: the three stand nearer to Kharkiv, and of "120 drones, including 40 over Bryansk" the forty. That place must stand right
-- beside the count of an organisation or office, which mostly counts for the country: "50 drones at Kyiv", not "65 of 117 drones" and, a sentence later,
-- where some of them fell. The words between are not asked: a release lacks them, and its views must give the same numbers.
CREATE TABLE count_regions AS
WITH counts AS (
    SELECT
        q.bullet_id,
        q.attribution_ordinal,
        o.toll_region AS region,
        coalesce(a.speaker, a.agency, q.attribution_ordinal::VARCHAR) AS claimant,
        a.side,
        regexp_matches(
            lower(concat_ws(' ', a.office, a.speaker)),
            '\b(governors?|mayors?|regions?|regional|oblasts?|krai|provinc\w+|peninsula|local|city|cities|towns?|villages?|districts?|municipal\w*|military administrations?)\b'
        ) AS is_local,
        coalesce(a.speaker_kind = 'organisation' OR a.office IS NOT NULL, false) AS may_be_national
    FROM quantities AS q
    JOIN own_places AS o USING (bullet_id)
    LEFT JOIN attributions AS a ON a.bullet_id = q.bullet_id AND a.ordinal = q.attribution_ordinal
    WHERE q.metric IN ('launched', 'intercepted', 'hit') AND NOT q.subset AND o.toll_region IS NOT NULL
    GROUP BY ALL
),
nearest AS (
    -- of each place the number that stands nearest to it
    SELECT q.bullet_id, q.attribution_ordinal, q.metric, q.subset, greatest(p.span_start - q.span_end, q.span_start - p.span_end) AS gap
    FROM (SELECT DISTINCT bullet_id, region FROM counts) AS c
    JOIN places AS p ON p.bullet_id = c.bullet_id AND p.role = 'event' AND (p.admin1 = c.region OR p.geonameid IS NULL)
    JOIN quantities AS q ON q.bullet_id = c.bullet_id
    QUALIFY row_number() OVER (PARTITION BY q.bullet_id, p.ordinal ORDER BY greatest(p.span_start - q.span_end, q.span_start - p.span_end), q.ordinal) = 1
),
beside AS (
    SELECT bullet_id, attribution_ordinal, min(gap) AS gap
    FROM nearest
    WHERE metric IN ('launched', 'intercepted', 'hit') AND NOT subset
    GROUP BY ALL
)
SELECT c.bullet_id, c.attribution_ordinal, c.region
FROM counts AS c
LEFT JOIN beside AS b ON b.bullet_id = c.bullet_id AND b.attribution_ordinal IS NOT DISTINCT FROM c.attribution_ordinal
-- who is cited twice in a bullet is one claimant
QUALIFY bool_or(c.is_local OR b.gap <= 30 OR (b.gap IS NOT NULL AND NOT c.may_be_national)) OVER (PARTITION BY c.bullet_id, c.claimant, c.side)
ORDER BY ALL;

COMMENT ON TABLE count_regions IS 'Whose counts of weapons are of one region: one row per bullet and claimant; those without a row are of the country, of several regions, or not told. Computed with the database.';
COMMENT ON COLUMN count_regions.bullet_id IS 'The bullet';
COMMENT ON COLUMN count_regions.attribution_ordinal IS 'The attribution of the same bullet that holds the counts; NULL: the page''s own voice';
COMMENT ON COLUMN count_regions.region IS 'First-level region, ISO 3166-2';
