-- count_regions: the region that a count of weapons is of; one row per number that is not the country's.
-- A table, computed when the database is built, like own_places.
-- A bullet tells of the country's night and of the town that was hit in it: "105 drones were launched, the air force said. Three people died in Kharkiv."
-- So the place must be the count's. Who speaks for a region or town counts what it saw; told without an office he has the one that he mostly has. Where
-- nothing is said to have happened at a place ("eleven drones heading for Moscow, its mayor said"), his region is the one of his country that is named
-- right beside the count.
-- Of others a count is of the region whose place stands nearer to it than to any other number: the three stand nearer to Kharkiv, and of "120 drones,
-- including 40 over Bryansk" the forty. That place must stand right beside the count of a person or organisation, which mostly count for the country:
-- "50 drones at Kyiv", not "65 of 117 drones" and, a sentence later, where some of them fell.
-- What else the claimant counts goes with it, such as how many of the fifty were shot down; but not more than the fifty, nor with those that hit:
-- "90 of 105 were shot down, one hit Kharkiv". The words between are not asked: a release lacks them, and its views must give the same numbers.
CREATE TABLE count_regions AS
WITH spoken AS (
    SELECT
        bullet_id,
        ordinal,
        speaker,
        speaker_kind,
        agency,
        side,
        office IS NOT NULL AS has_office,
        regexp_matches(
            lower(concat_ws(' ', office, speaker)),
            '\b(governors?|mayors?|regions?|regional|oblasts?|krai|provinc\w+|peninsula|local|city|cities|towns?|villages?|districts?|municipal\w*|military administrations?)\b'
        ) AS is_local
    FROM attributions
),
known AS (
    SELECT speaker FROM spoken WHERE speaker_kind = 'person' AND has_office GROUP BY speaker HAVING count(*) FILTER (is_local) * 2 > count(*)
),
sources AS (
    SELECT s.* REPLACE (s.is_local OR (NOT s.has_office AND k.speaker IS NOT NULL) AS is_local)
    FROM spoken AS s
    LEFT JOIN known AS k USING (speaker)
),
gaps AS (
    -- between each number and each place of its bullet
    SELECT
        q.bullet_id,
        q.ordinal,
        q.metric,
        p.ordinal AS place,
        p.role,
        p.geonameid,
        p.country,
        p.admin1,
        greatest(p.span_start - q.span_end, q.span_start - p.span_end) AS gap
    FROM quantities AS q
    JOIN places AS p USING (bullet_id)
),
named AS (
    -- of each number the only region of a country that is named right beside it
    SELECT bullet_id, ordinal, country AS side, min(admin1) AS region
    FROM gaps
    WHERE metric IN ('launched', 'intercepted', 'hit') AND country IS NOT NULL AND gap <= 30
    GROUP BY ALL
    HAVING min(admin1) = max(admin1)
),
counts AS (
    SELECT
        q.bullet_id,
        q.ordinal,
        q.metric,
        q.object,
        coalesce(q.low, q.high) AS amount,
        CASE WHEN o.bullet_id IS NULL AND s.is_local THEN n.region ELSE o.toll_region END AS region,
        coalesce(s.speaker, s.agency, q.attribution_ordinal::VARCHAR) AS claimant,
        s.side,
        s.is_local,
        coalesce(s.speaker_kind IN ('person', 'organisation'), false) AS may_be_national
    FROM quantities AS q
    LEFT JOIN own_places AS o USING (bullet_id)
    LEFT JOIN sources AS s ON s.bullet_id = q.bullet_id AND s.ordinal = q.attribution_ordinal
    LEFT JOIN named AS n ON n.bullet_id = q.bullet_id AND n.ordinal = q.ordinal AND n.side = s.side
    WHERE q.metric IN ('launched', 'intercepted', 'hit') AND NOT q.subset
),
nearest AS (
    -- of each place the number that stands nearest to it; "12 of 14 drones" are two
    SELECT g.bullet_id, g.ordinal, g.gap
    FROM gaps AS g
    JOIN (SELECT DISTINCT bullet_id, region FROM counts WHERE region IS NOT NULL) AS c USING (bullet_id)
    WHERE g.role = 'event' AND (g.admin1 = c.region OR g.geonameid IS NULL)
    QUALIFY rank() OVER (PARTITION BY g.bullet_id, g.place ORDER BY g.gap) = 1
),
placed AS (
    SELECT c.*, n.gap IS NOT NULL AND (n.gap <= 30 OR NOT c.may_be_national) AS is_beside
    FROM counts AS c
    LEFT JOIN (SELECT bullet_id, ordinal, min(gap) AS gap FROM nearest GROUP BY ALL) AS n USING (bullet_id, ordinal)
    WHERE c.region IS NOT NULL
)
SELECT bullet_id, ordinal, region
FROM placed
QUALIFY is_local
    OR is_beside
    OR coalesce(
        amount <= max(amount) FILTER (is_beside AND metric <> 'hit') OVER (PARTITION BY bullet_id, claimant, side, object),
        bool_or(is_beside AND metric <> 'hit') OVER (PARTITION BY bullet_id, claimant, side)
    )
ORDER BY bullet_id, ordinal;

COMMENT ON TABLE count_regions IS 'Which counts of weapons are of one region: one row per such number; those without a row are of the country, of several regions, or not told. Computed with the database.';
COMMENT ON COLUMN count_regions.bullet_id IS 'The bullet';
COMMENT ON COLUMN count_regions.ordinal IS 'The number in its bullet, as in quantities';
COMMENT ON COLUMN count_regions.region IS 'First-level region, ISO 3166-2';
