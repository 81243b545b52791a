-- day_gaps: the days between the first and the last stored one that have no page, and what the last attempt at them came to.
-- A gap is not a quiet day: no series may show zero there.
CREATE VIEW day_gaps AS
WITH days AS (
    SELECT unnest(generate_series(min(page_date), max(page_date), INTERVAL 1 DAY))::DATE AS date FROM pages
),
missing AS (
    SELECT date, date - row_number() OVER (ORDER BY date)::INTEGER AS run FROM days ANTI JOIN pages ON pages.page_date = days.date
),
attempts AS (
    SELECT
        page_date,
        count(*) AS attempts,
        arg_max(outcome, started_at) AS last_outcome,
        arg_max(coalesce(reason, ''), started_at) AS last_reason,
        max(started_at) AS last_attempt_at
    FROM runs
    GROUP BY page_date
)
SELECT
    m.date,
    min(m.date) OVER (PARTITION BY m.run) AS gap_start,
    max(m.date) OVER (PARTITION BY m.run) AS gap_end,
    count(*) OVER (PARTITION BY m.run) AS gap_days,
    coalesce(a.attempts, 0) AS attempts,
    a.last_outcome,
    nullif(a.last_reason, '') AS last_reason,
    a.last_attempt_at
FROM missing AS m
LEFT JOIN attempts AS a ON a.page_date = m.date;

COMMENT ON VIEW day_gaps IS 'Days between the first and the last stored one without a page. A gap is not a quiet day: no series may show zero there.';
COMMENT ON COLUMN day_gaps.date IS 'The missing day';
COMMENT ON COLUMN day_gaps.gap_start IS 'First day of the gap it lies in';
COMMENT ON COLUMN day_gaps.gap_end IS 'Last day of that gap';
COMMENT ON COLUMN day_gaps.gap_days IS 'Length of that gap [days]';
COMMENT ON COLUMN day_gaps.attempts IS 'Attempts that asked for the day; a saved file in which no page was found is of no day (runs has it)';
COMMENT ON COLUMN day_gaps.last_outcome IS 'What the last of them came to; NULL: never asked for';
COMMENT ON COLUMN day_gaps.last_reason IS 'Why';
COMMENT ON COLUMN day_gaps.last_attempt_at IS 'When it began [UTC; shown, and cut into days, by your own zone until SET TimeZone = ''UTC'']';
