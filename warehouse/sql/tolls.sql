-- tolls: the killed, injured and missing that a bullet tells, as one total; one row per bullet and metric.
-- A table, computed when the database is built, like own_places.
-- "1,351 dead, Russia says; NATO says 7,000 to 15,000" is one toll told by two sides: the larger one counts. Numbers of one side ("two in Kherson and
-- three in Nikopol", "the governor said two, the mayor three") are added up, and so are those that no side tells. killed_low and injured_low of
-- bullets add up all of them (codebook section 3): the table says what was told, this one what it may come to.
CREATE TABLE tolls AS
WITH per_side AS (
    SELECT
        q.bullet_id,
        q.metric,
        a.side,
        sum(coalesce(q.low, 0)) FILTER (NOT q.subset) AS low,
        CASE WHEN bool_or(q.high IS NULL) FILTER (NOT q.subset) THEN NULL ELSE sum(q.high) FILTER (NOT q.subset) END AS high,
        sum(q.low) FILTER (q.subset) AS subset_low
    FROM quantities AS q
    LEFT JOIN attributions AS a ON a.bullet_id = q.bullet_id AND a.ordinal = q.attribution_ordinal
    WHERE q.metric IN ('killed', 'injured', 'missing')
    GROUP BY ALL
),
parts AS (
    SELECT bullet_id, metric, low, high, subset_low FROM per_side WHERE side IS NULL
    UNION ALL
    -- the largest is at least the greatest lower bound, and open when the side with that bound leaves it open
    SELECT
        bullet_id,
        metric,
        max(low) AS low,
        CASE WHEN max(low) FILTER (high IS NULL) = max(low) THEN NULL ELSE max(high) END AS high,
        sum(subset_low) AS subset_low
    FROM per_side
    WHERE side IS NOT NULL
    GROUP BY bullet_id, metric
)
SELECT
    bullet_id,
    metric,
    sum(low)::BIGINT AS low,
    CASE WHEN bool_or(high IS NULL) FILTER (low IS NOT NULL) THEN NULL ELSE sum(high)::BIGINT END AS high,
    sum(subset_low)::BIGINT AS subset_low
FROM parts
GROUP BY bullet_id, metric
ORDER BY bullet_id, metric;

COMMENT ON TABLE tolls IS 'Killed, injured and missing as a bullet tells them in all: one row per bullet and metric. Of two sides that tell of a toll the larger counts, numbers of one side are added up. Computed with the database; quantities has every number.';
COMMENT ON COLUMN tolls.bullet_id IS 'The bullet';
COMMENT ON COLUMN tolls.metric IS 'killed, injured or missing';
COMMENT ON COLUMN tolls.low IS 'Lower bound of the total, an open one counted as 0; NULL: only parts are told [people]';
COMMENT ON COLUMN tolls.high IS 'Upper bound; NULL: open, or only parts are told [people]';
COMMENT ON COLUMN tolls.subset_low IS 'Parts of the total (children, say), lower bounds added up; NULL: none told [people]';
